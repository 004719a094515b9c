package dev.clipstream.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a given rate. Where an answer is so late that the next request is late too, the latency of that
 * request counts from when it was due: nothing that a stall of the service delays is left out.
 */
public final class PacedLoop {

    private static final double NANOS_IN_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** How long a service that is slower than the rate may lag behind at the end. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    private PacedLoop() {}

    /** Returns after the last answer. Each connection has a thread, because selectors wait for whole milliseconds. */
    public static Measured run(Load load, double perSecond) {
        int connections = load.plans().size();
        double interval = NANOS_IN_A_SECOND * connections / Math.max(perSecond, 1);
        long start = System.nanoTime();
        long from = start + load.warmUp().toNanos();
        long end = from + load.duration().toNanos();
        List<CompletableFuture<Measured>> parts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Plan plan = load.plans().get(i);
            Tally tally = new Tally(load.start(), from, end);
            double first = start + interval * i / connections;
            parts.add(Threads.start("paced-" + i, () -> run(load, plan, tally, first, interval, end)));
        }
        return parts.stream()
                .map(CompletableFuture::join)
                .reduce(Measured::plus)
                .orElseThrow();
    }

    private static Measured run(Load load, Plan plan, Tally tally, double first, double interval, long end) {
        try (Exchange exchange = new Exchange(load.service(), plan)) {
            double due = first;
            while (due < end && System.nanoTime() < end + PATIENCE_NS || !exchange.isBetweenUnits()) {
                boolean inTime = awaitTime((long) due);
                exchange(exchange, tally, inTime ? Long.MAX_VALUE : (long) due);
                due += interval;
            }
            return tally.measured();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns false, at once, if it is later already. */
    private static boolean awaitTime(long due) {
        if (System.nanoTime() > due) {
            return false;
        }
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return true;
    }

    private static void exchange(Exchange exchange, Tally tally, long due) throws IOException {
        try {
            exchange.send();
            boolean complete = exchange.receive();
            while (!complete) {
                complete = exchange.receive();
            }
            tally.count(exchange.answer(), Math.min(due, exchange.sentAt()), System.nanoTime());
        } catch (IOException e) {
            tally.fail(e.toString());
            exchange.connect();
        }
    }
}
