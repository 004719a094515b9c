package dev.clipstream.job;

import dev.clipstream.health.ServerHealth;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;

/** Warns when Redis does not answer. Without it e-mail codes and chat tickets fail, and messages come late. */
@Wellness
@Singleton
class RedisHealth extends ServerHealth {

    private final JobLock lock;

    RedisHealth(JobLock lock) {
        super("redis", "Redis does not answer: jobs wait");
        this.lock = lock;
    }

    @Override
    protected void ping() {
        lock.ping();
    }
}
