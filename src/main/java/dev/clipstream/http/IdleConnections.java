package dev.clipstream.http;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;

/**
 * Closes connections that never complete the head of a request: Quarkus' own time-out starts again with every byte. A
 * new connection has {@code clipstream.http.slow-client-timeout} for its first head, and a used one has longer, because
 * clients and proxies keep connections. A WebSocket is no longer looked at.
 */
@Singleton
class IdleConnections {

    private static final AttributeKey<Use> USE = AttributeKey.valueOf(IdleConnections.class, "use");
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int LOOKS = 4;
    private static final int BEFORE_EVERYTHING = 1002;

    private final Vertx vertx;
    private final Duration firstHead;
    private long timer;

    /** What a connection is used for. */
    private static final class Use {
        private int requests;
        private long idleUntil;

        private Use(Duration patience) {
            idleUntil = System.nanoTime() + patience.toNanos();
        }

        synchronized void begin() {
            requests++;
        }

        synchronized void end() {
            requests--;
            idleUntil = System.nanoTime() + KEPT.toNanos();
        }

        synchronized boolean isOver() {
            return requests == 0 && System.nanoTime() - idleUntil > 0;
        }
    }

    IdleConnections(Vertx vertx, HttpConfig config) {
        this.vertx = vertx;
        this.firstHead = config.slowClientTimeout();
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
    }

    void start(@Observes StartupEvent start) {
        timer = vertx.setPeriodic(firstHead.dividedBy(LOOKS).toMillis(), look -> {
            for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
                loop.execute(() -> closeIdle(((SingleThreadEventLoop) loop).registeredChannelsIterator()));
            }
        });
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void pass(RoutingContext context) {
        Use use = use(((ConnectionBase) context.request().connection()).channel());
        use.begin();
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.addEndHandler(ended -> use.end());
        }
        context.next();
    }

    /** Runs on the event loop of the channels. Those without a parent are the service's own to its servers. */
    private void closeIdle(Iterator<Channel> channels) {
        channels.forEachRemaining(channel -> {
            if (channel.parent() != null && use(channel).isOver()) {
                channel.close();
            }
        });
    }

    private Use use(Channel channel) {
        Use present = channel.attr(USE).get();
        if (present == null) {
            present = new Use(firstHead);
            channel.attr(USE).set(present);
        }
        return present;
    }
}
