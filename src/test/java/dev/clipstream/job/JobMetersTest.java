package dev.clipstream.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobMetersTest {

    @Inject
    Scheduler scheduler;

    @Inject
    JobLock lock;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry meters;

    private final String job = "test-" + UUID.randomUUID();

    @AfterEach
    void end() {
        scheduler.unscheduleJob(job);
        redis.key().del("clipstream:job:" + job);
    }

    @Test
    void aCompletedRunIsCountedAsSuccess() {
        schedule(() -> {});
        await().untilAsserted(() -> assertThat(count("success")).isPositive());
        assertThat(count("skipped")).isZero();
    }

    @Test
    void aRunOfAnotherInstanceIsCountedAsSkipped() {
        redis.value(String.class).set("clipstream:job:" + job, "another instance");
        schedule(() -> {});
        await().untilAsserted(() -> assertThat(count("skipped")).isPositive());
        assertThat(count("success")).isZero();
        redis.key().del("clipstream:job:" + job);
        await().untilAsserted(() -> assertThat(count("success")).isPositive());
    }

    @Test
    void aRunThatThrowsIsCountedAsFailure() {
        schedule(() -> {
            throw new IllegalStateException("as the test wants");
        });
        await().untilAsserted(() -> assertThat(count("failure")).isPositive());
        assertThat(count("success")).isZero();
    }

    private void schedule(Runnable work) {
        scheduler
                .newJob(job)
                .setInterval("1s")
                .setTask(run -> lock.run(job, Duration.ofMinutes(1), work))
                .schedule();
    }

    private double count(String result) {
        return meters.counter("clipstream.jobs", "name", job, "result", result).count();
    }
}
