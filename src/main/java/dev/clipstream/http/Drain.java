package dev.clipstream.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Lets requests in flight finish before the service stops. The service reports that it is not ready, serves requests
 * until load balancers have noticed, and then waits for the last ones, but not for WebSockets. {@code
 * quarkus.shutdown.timeout} does not replace this: in Quarkus 3.30 it always waits for the whole timeout, and
 * connections are already closed when Quarkus announces the shutdown.
 */
@Readiness
@Singleton
public class Drain implements HealthCheck {

    /** The observer priority of other shutdown work, which runs after this class has waited for the requests. */
    public static final int DRAINED = 2000;

    /** When to ask again what could not be answered just now. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final int FIRST = 1000;
    private static final int BEFORE_EVERYTHING = 1001;

    /** Each request in flight holds one permit; the shutdown acquires all permits. */
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
        LOG.infof("Not ready any more; still serving requests for %s", config.delay());
        Thread.sleep(config.delay());
        LOG.infof("Shutting down with %d requests in flight", Integer.MAX_VALUE - permits.availablePermits());
        if (!permits.tryAcquire(Integer.MAX_VALUE, config.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.warnf("Aborting requests that did not finish within %s", config.timeout());
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
            // The client sends its next request to another instance.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (permits.tryAcquire()) {
            releaseAtEnd(context);
            context.next();
        } else {
            context.response()
                    .setStatusCode(Status.SERVICE_UNAVAILABLE.getStatusCode())
                    .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .end();
        }
    }

    /** Vert.x does not tell of the end of an answer that failed on its way, because RESTEasy then closes the connection. */
    private void releaseAtEnd(RoutingContext context) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable release = () -> {
            if (ended.compareAndSet(false, true)) {
                permits.release();
            }
        };
        ChannelFuture close = Channels.of(context.request().connection()).closeFuture();
        ChannelFutureListener closed = channel -> release.run();
        close.addListener(closed);
        context.addEndHandler(answered -> {
            close.removeListener(closed);
            release.run();
        });
    }
}
