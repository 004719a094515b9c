package dev.clipstream.dialect;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets requests in flight end before the service does. {@code quarkus.shutdown.timeout} would, but in Quarkus 3.30 it
 * always takes all of its time: the Jackson extension never reports that it is done. WebSockets are not waited for.
 */
@Singleton
class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final int BEFORE_EVERYTHING = 1001;
    private static final int UNAVAILABLE = 503;

    /** Each request in flight holds one permit; after the last one, the shutdown holds them all. */
    private final Semaphore permits = new Semaphore(Integer.MAX_VALUE);

    private final ShutdownConfig config;

    Drain(ShutdownConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
    }

    void await(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent end)
            throws InterruptedException {
        LOG.infof("Shutting down, %d requests are in flight", Integer.MAX_VALUE - permits.availablePermits());
        if (!permits.tryAcquire(Integer.MAX_VALUE, config.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warnf("Requests are cut off that did not end within %s", config.timeout());
        }
    }

    private void pass(RoutingContext context) {
        if ("websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.next();
        } else if (permits.tryAcquire()) {
            context.addEndHandler(ended -> permits.release());
            context.next();
        } else {
            context.response().setStatusCode(UNAVAILABLE).end();
        }
    }
}
