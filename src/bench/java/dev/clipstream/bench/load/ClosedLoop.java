package dev.clipstream.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps connections busy, as wrk does: each sends its next request as soon as it has the answer to the last. */
public final class ClosedLoop {

    private static final int POLL_MS = 100;
    /** How long answers may take after the end of a load. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector;
    private final Tally tally;
    private final long end;
    private int busy;

    private ClosedLoop(Selector selector, Tally tally, long end) {
        this.selector = selector;
        this.tally = tally;
        this.end = end;
    }

    /** Returns after the last answer. Each thread serves its part of the connections. */
    public static Measured run(Load load, int threads) {
        long from = System.nanoTime() + load.warmUp().toNanos();
        long end = from + load.duration().toNanos();
        List<CompletableFuture<Measured>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            List<Plan> plans = new ArrayList<>();
            for (int plan = i; plan < load.plans().size(); plan += threads) {
                plans.add(load.plans().get(plan));
            }
            Tally tally = new Tally(load.start(), from, end);
            parts.add(Threads.start("load-" + i, () -> run(load, plans, tally, end)));
        }
        return parts.stream()
                .map(CompletableFuture::join)
                .reduce(Measured::plus)
                .orElseThrow();
    }

    private static Measured run(Load load, List<Plan> plans, Tally tally, long end) {
        List<Exchange> exchanges = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            ClosedLoop loop = new ClosedLoop(selector, tally, end);
            for (Plan plan : plans) {
                exchanges.add(new Exchange(load.service(), plan));
            }
            for (Exchange exchange : exchanges) {
                loop.register(exchange);
            }
            while (loop.busy > 0 && System.nanoTime() < end + PATIENCE_NS) {
                selector.select(loop::serve, POLL_MS);
            }
            for (int i = 0; i < loop.busy; i++) {
                tally.fail("no answer");
            }
            for (Exchange exchange : exchanges) {
                exchange.close();
            }
            return tally.measured();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(Exchange exchange) throws IOException {
        exchange.channel().configureBlocking(false);
        exchange.channel().register(selector, SelectionKey.OP_READ, exchange);
        exchange.send();
        busy++;
    }

    private void serve(SelectionKey key) {
        Exchange exchange = (Exchange) key.attachment();
        try {
            if (exchange.receive()) {
                long now = System.nanoTime();
                tally.count(exchange.answer(), exchange.sentAt(), now);
                if (now < end || !exchange.isBetweenUnits()) {
                    exchange.send();
                } else {
                    key.cancel();
                    busy--;
                }
            }
        } catch (IOException e) {
            replace(key, exchange, e);
        }
    }

    private void replace(SelectionKey key, Exchange exchange, IOException failure) {
        tally.fail(failure.toString());
        key.cancel();
        busy--;
        try {
            exchange.connect();
            register(exchange);
        } catch (IOException e) {
            tally.fail(e.toString());
        }
    }
}
