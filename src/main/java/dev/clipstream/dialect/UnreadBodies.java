package dev.clipstream.dialect;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Takes what a client still sends after it was answered, for a while: most clients read an answer only when they have
 * sent all they have.
 */
@Singleton
class UnreadBodies {

    private static final int AFTER_THE_REQUEST_ID = 900;
    private static final long LONGEST = TimeUnit.SECONDS.toMillis(30);

    private final Vertx vertx;

    UnreadBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(answered -> discard(context.request()));
                    context.next();
                },
                AFTER_THE_REQUEST_ID);
    }

    private void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long limit = vertx.setTimer(LONGEST, late -> request.connection().close());
        request.handler(bytes -> {});
        request.endHandler(all -> vertx.cancelTimer(limit));
        request.exceptionHandler(gone -> vertx.cancelTimer(limit));
        request.resume();
    }
}
