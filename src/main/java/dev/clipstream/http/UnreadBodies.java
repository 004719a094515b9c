package dev.clipstream.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Discards the rest of a body that a client still sends after the answer, because most clients read an answer only
 * after they have sent the whole body. If the body has not ended {@code clipstream.http.unread-body-timeout} after the
 * answer, the connection is closed. Under HTTP/2 the stream is reset at once and the connection stays open. Quarkus has
 * no such thing: it closes the connection at once where a body passes its limit.
 */
@Singleton
class UnreadBodies {

    private static final int AFTER_THE_REQUEST_ID = 900;
    private static final long NO_ERROR = 0;

    private final Vertx vertx;
    private final long timeoutMillis;
    private final AtomicInteger underWay;

    UnreadBodies(Vertx vertx, HttpConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.underWay = meters.gauge("clipstream.unread.bodies", new AtomicInteger());
        this.timeoutMillis = config.unreadBodyTimeout().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, AFTER_THE_REQUEST_ID);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (mayHaveBody(request)) {
            Context eventLoop = vertx.getOrCreateContext();
            context.addEndHandler(answered -> {
                if (answered.succeeded() && goesOn(request)) {
                    eventLoop.runOnContext(now -> discard(request));
                }
            });
        }
        context.next();
    }

    /** Under HTTP/2 a body is announced by no header. */
    private static boolean mayHaveBody(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return headers.contains(HttpHeaders.CONTENT_LENGTH)
                || headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2;
    }

    /** Returns whether the client has not sent the whole body yet. */
    private static boolean goesOn(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            // Readers leave the body paused, and Vert.x reports a paused body as not ended even after its last byte.
            request.resume();
        }
        return !request.isEnded();
    }

    /** Runs on the request's event loop, so that the body does not end between the check and the handlers. */
    private void discard(HttpServerRequest request) {
        // Vert.x calls no handler for a connection that closed earlier.
        if (request.isEnded() || !Channels.of(request.connection()).isActive()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
            return;
        }
        underWay.incrementAndGet();
        long timer = vertx.setTimer(timeoutMillis, late -> {
            underWay.decrementAndGet();
            Channels.cut(Channels.of(request.connection()));
        });
        request.handler(bytes -> {});
        request.endHandler(all -> end(timer));
        request.exceptionHandler(gone -> end(timer));
    }

    private void end(long timer) {
        if (vertx.cancelTimer(timer)) {
            underWay.decrementAndGet();
        }
    }
}
