package dev.clipstream.job;

import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Warns when Redis does not answer. Without it, e-mail codes and chat tickets fail, jobs wait and messages come late; all
 * other requests are served, so this is never down.
 */
@Wellness
@ApplicationScoped
class RedisHealth implements HealthCheck {

    private final JobLock lock;

    /** Kept, because anybody may ask. */
    private final Uni<HealthCheckResponse> latest =
            Uni.createFrom().item(this::check).memoize().forFixedDuration(Duration.ofSeconds(2));

    RedisHealth(JobLock lock) {
        this.lock = lock;
    }

    @Override
    public HealthCheckResponse call() {
        return latest.await().indefinitely();
    }

    private HealthCheckResponse check() {
        var response = HealthCheckResponse.named("redis").up();
        try {
            lock.ping();
            return response.build();
        } catch (RuntimeException e) {
            return response.withData("warning", "Redis does not answer: jobs wait")
                    .build();
        }
    }
}
