package dev.clipstream.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobLockTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Inject
    JobLock lock;

    @Inject
    RedisDataSource redis;

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aJobCanRunAgainAfterItHasEnded() {
        assertThat(lock.run("again", LONG, runs::incrementAndGet)).isTrue();
        assertThat(lock.run("again", LONG, runs::incrementAndGet)).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aJobRunsOnceAtATime() {
        lock.run(
                "beside",
                LONG,
                () -> assertThat(lock.run("beside", LONG, runs::incrementAndGet))
                        .isFalse());
        assertThat(runs).hasValue(0);
    }

    @Test
    void differentJobsRunAtTheSameTime() {
        lock.run("one", LONG, () -> lock.run("other", LONG, runs::incrementAndGet));
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailedJobReleasesTheLock() {
        assertThatThrownBy(() -> lock.run("failing", LONG, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lock.run("failing", LONG, runs::incrementAndGet)).isTrue();
    }

    @Test
    void aLateHolderDoesNotReleaseTheLockOfItsSuccessor() {
        lock.run("expiring", Duration.ofMillis(50), () -> {
            Awaitility.await().until(() -> !redis.key().exists("clipstream:job:expiring"));
            redis.value(String.class).setex("clipstream:job:expiring", 60, "successor");
        });
        assertThat(redis.value(String.class).get("clipstream:job:expiring")).isEqualTo("successor");
        redis.key().del("clipstream:job:expiring");
    }
}
