package dev.clipstream.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Warns when a server does not answer, and is never down: what does not need the server is served. The result is kept for
 * two seconds, because anybody may ask.
 */
public abstract class ServerHealth implements HealthCheck {

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final String server;
    private final String warning;
    private final Uni<HealthCheckResponse> latest =
            Uni.createFrom().item(this::check).memoize().forFixedDuration(KEPT);

    /** @param warning what does not work without the server */
    protected ServerHealth(String server, String warning) {
        this.server = server;
        this.warning = warning;
    }

    /** Asks the server, and throws anything if it does not answer. */
    protected abstract void ping() throws Exception;

    @Override
    public HealthCheckResponse call() {
        return latest.await().indefinitely();
    }

    private HealthCheckResponse check() {
        var response = HealthCheckResponse.named(server).up();
        try {
            ping();
            return response.build();
        } catch (Exception e) {
            return response.withData("warning", warning).build();
        }
    }
}
