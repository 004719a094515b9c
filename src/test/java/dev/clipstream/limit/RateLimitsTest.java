package dev.clipstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
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
    MeterRegistry meters;

    private final String client = UUID.randomUUID().toString();
    private final String otherClient = client + "-other";

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    @Test
    void requestsAfterABurstAreRejected() {
        RateLimits limits = instance();
        assertThat(taken(limits, client, 10)).isEqualTo(4);
        assertThatThrownBy(() -> take(limits, client, FOUR_A_MINUTE)).isInstanceOf(Problem.TooManyRequests.class);
        assertThat(taken(limits, otherClient, 1)).isEqualTo(1);
    }

    @Test
    void bucketRefills() {
        RateLimits limits = instance();
        Rate tenASecond = new Rate(10, Duration.ofSeconds(1), 1);
        take(limits, client, tenASecond);
        await().pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(() -> take(limits, client, tenASecond));
    }

    @Test
    void concurrentInstancesShareABucket() {
        RateLimits one = instance();
        RateLimits other = instance();
        AtomicInteger taken = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 48)
                    .forEach(i -> callers.execute(
                            () -> taken.addAndGet(taken(i % 2 == 0 ? one : other, client, BURST_OF_FORTY, 1))));
        }
        assertThat(taken).hasValue(40);
    }

    @Test
    void bucketRefillsAlthoughTheClockOfAnotherInstanceIsAhead() {
        Rate tenASecond = new Rate(10, Duration.ofSeconds(1), 4);
        Clock ahead = Clock.offset(clock, Duration.ofHours(1));
        take(new RateLimits(config(true, 1000), ahead, redis, meters), client, tenASecond);
        RateLimits punctual = instance();
        assertThat(taken(punctual, client, tenASecond, 8)).isGreaterThanOrEqualTo(3);
        await().ignoreExceptions().untilAsserted(() -> take(punctual, client, tenASecond));
    }

    @Test
    void instanceLimitsLocallyWithoutRedis() {
        RateLimits limits = instance();
        BreakableServers.redis().pull();
        assertThat(taken(limits, client, 10)).isEqualTo(4);
        long start = System.nanoTime();
        assertThat(taken(limits, otherClient, 100)).isEqualTo(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void numberOfLocalBucketsIsLimited() {
        RateLimits limits = new RateLimits(config(true, 10), clock, redis, meters);
        BreakableServers.redis().pull();
        Rate once = new Rate(1, Duration.ofHours(1), 1);
        int clients = 5000;
        IntStream.range(0, clients).forEach(i -> take(limits, client + i, once));
        int forgotten = IntStream.range(0, clients)
                .map(i -> taken(limits, client + i, once, 1))
                .sum();
        assertThat(forgotten).isGreaterThan(clients / 2);
    }

    @Test
    void limitsCanBeDisabled() {
        assertThat(taken(new RateLimits(config(false, 10), clock, redis, meters), client, 10))
                .isEqualTo(10);
    }

    private static void take(RateLimits limits, String client, Rate rate) {
        limits.take("test", "any", client, rate);
    }

    private RateLimits instance() {
        return new RateLimits(config(true, 1000), clock, redis, meters);
    }

    private static int taken(RateLimits limits, String client, int attempts) {
        return taken(limits, client, FOUR_A_MINUTE, attempts);
    }

    private static int taken(RateLimits limits, String client, Rate rate, int attempts) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> {
                    try {
                        take(limits, client, rate);
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
