package dev.clipstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BreakableServers.class)
class RateLimitsTest {

    private static final Rate FOUR_A_MINUTE = new Rate(4, Duration.ofMinutes(1), 4);
    private static final Rate BURST_OF_FORTY = new Rate(1, Duration.ofHours(1), 40);

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Clock clock;

    @Inject
    Refusals refusals;

    private final String client = UUID.randomUUID().toString();
    private final Allowance bucket = allowance("");
    private final Allowance otherBucket = allowance("-other");

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    @Test
    void requestsAfterABurstAreRejected() {
        RateLimits limits = instance();
        assertThat(taken(limits, bucket, 10)).isEqualTo(4);
        assertThatThrownBy(() -> limits.take(bucket, FOUR_A_MINUTE)).isInstanceOf(Problem.TooManyRequests.class);
        assertThat(taken(limits, otherBucket, 1)).isEqualTo(1);
    }

    @Test
    void bucketRefills() {
        RateLimits limits = instance();
        Rate tenASecond = new Rate(10, Duration.ofSeconds(1), 1);
        limits.take(bucket, tenASecond);
        await().pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(() -> limits.take(bucket, tenASecond));
    }

    @Test
    void concurrentInstancesShareABucket() {
        RateLimits one = instance();
        RateLimits other = instance();
        AtomicInteger taken = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 48)
                    .forEach(i -> callers.execute(
                            () -> taken.addAndGet(taken(i % 2 == 0 ? one : other, bucket, BURST_OF_FORTY, 1))));
        }
        assertThat(taken).hasValue(40);
    }

    @Test
    void instanceLimitsLocallyWithoutRedis() {
        RateLimits limits = instance();
        BreakableServers.redis().pull();
        assertThat(taken(limits, bucket, 10)).isEqualTo(4);
        long start = System.nanoTime();
        assertThat(taken(limits, otherBucket, 100)).isEqualTo(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void numberOfLocalBucketsIsLimited() {
        RateLimits limits = new RateLimits(config(true, 10), clock, redis, refusals);
        BreakableServers.redis().pull();
        limits.take(bucket, new Rate(1, Duration.ofHours(1), 1));
        IntStream.range(0, 10).forEach(i -> limits.take(allowance("-" + i), FOUR_A_MINUTE));
        limits.take(bucket, new Rate(1, Duration.ofHours(1), 1));
    }

    @Test
    void limitsCanBeDisabled() {
        assertThat(taken(new RateLimits(config(false, 10), clock, redis, refusals), bucket, 10))
                .isEqualTo(10);
    }

    private Allowance allowance(String suffix) {
        return new Allowance("test", "any", client + suffix);
    }

    private RateLimits instance() {
        return new RateLimits(config(true, 1000), clock, redis, refusals);
    }

    private static int taken(RateLimits limits, Allowance bucket, int attempts) {
        return taken(limits, bucket, FOUR_A_MINUTE, attempts);
    }

    private static int taken(RateLimits limits, Allowance bucket, Rate rate, int attempts) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> {
                    try {
                        limits.take(bucket, rate);
                        return true;
                    } catch (Problem.TooManyRequests e) {
                        return false;
                    }
                })
                .count();
    }

    private static LimitConfig config(boolean enabled, int fallbackBuckets) {
        Map<String, String> values = Map.of(
                "clipstream.limit.enabled",
                Boolean.toString(enabled),
                "clipstream.limit.fallback-buckets",
                Integer.toString(fallbackBuckets));
        return new SmallRyeConfigBuilder()
                .withMapping(LimitConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
