package dev.clipstream.job;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
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

    RedisHealth(JobLock lock) {
        this.lock = lock;
    }

    @Override
    public HealthCheckResponse call() {
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
