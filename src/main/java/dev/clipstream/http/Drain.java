package dev.clipstream.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Lets requests in flight end before the service does: it stops being ready, serves until load balancers have seen that,
 * then waits. {@code quarkus.shutdown.timeout} would too, but in Quarkus 3.30 it always takes all of its time; and when
 * Quarkus tells of the shutdown itself, connections are closed already. WebSockets are not waited for.
 */
@Readiness
@Singleton
public class Drain implements HealthCheck {

    /** The priority of what else is done at the end: after nobody sends new requests here. */
    public static final int DRAINED = 2000;

    /** When to ask again what could not be answered just now. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final int FIRST = 1000;
    private static final int BEFORE_EVERYTHING = 1001;

    /** Each request in flight holds one permit; after the last one, the shutdown holds them all. */
    private final Semaphore permits = new Semaphore(Integer.MAX_VALUE);

    private final ShutdownConfig config;
    private volatile boolean draining;

    Drain(ShutdownConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
    }

    void drain(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent end) throws InterruptedException {
        draining = true;
        LOG.infof("Not ready any more, serving on for %s", config.delay());
        Thread.sleep(config.delay());
        LOG.infof("Shutting down, %d requests are in flight", Integer.MAX_VALUE - permits.availablePermits());
        if (!permits.tryAcquire(Integer.MAX_VALUE, config.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warnf("Requests are cut off that did not end within %s", config.timeout());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not shutting down").status(!draining).build();
    }

    private void pass(RoutingContext context) {
        if ("websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.next();
            return;
        }
        if (draining) {
            // the client's next request is for another instance
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (permits.tryAcquire()) {
            context.addEndHandler(ended -> permits.release());
            context.next();
        } else {
            context.response()
                    .setStatusCode(Status.SERVICE_UNAVAILABLE.getStatusCode())
                    .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .end();
        }
    }
}
