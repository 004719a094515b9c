package dev.clipstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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
    TestLimits limitsOf;

    @Inject
    RedisDataSource redis;

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
    void instanceLimitsLocallyWithoutRedis() {
        RateLimits limits = instance();
        BreakableServers.redis().pull();
        assertThat(taken(limits, client, 10)).isEqualTo(4);
        long start = System.nanoTime();
        assertThat(taken(limits, otherClient, 100)).isEqualTo(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** As a server is after a failover, when nobody has told the service. */
    @Test
    void aRedisThatOnlyReadsRefusesNobody() {
        RateLimits limits = instance();
        Rate aThousandASecond = new Rate(1000, Duration.ofSeconds(1), 1000);
        Limit limit = new Limit("test", "any", client, aThousandASecond);
        limits.take(List.of(limit), 1);
        redis.execute("REPLICAOF", "127.0.0.1", "1");
        try {
            // A replica keeps a bucket that has expired, and hides it.
            await().until(() -> redis.key().exists("clipstream:limit:" + limit.bucket()), is(false));
            assertThat(limits.tryTake(List.of(limit), 1)).isTrue();
        } finally {
            redis.execute("REPLICAOF", "NO", "ONE");
        }
    }

    @Test
    void numberOfLocalBucketsIsLimited() {
        RateLimits limits = limitsOf.with(Map.of("clipstream.limit.fallback-buckets", "10"));
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
        RateLimits limits = limitsOf.with(Map.of("clipstream.limit.enabled", "false"));
        assertThat(taken(limits, client, 10)).isEqualTo(10);
    }

    @Test
    void eitherAllBucketsGiveTokensOrNone() {
        RateLimits limits = instance();
        Limit one = new Limit("test", "one", client, FOUR_A_MINUTE);
        Limit other = new Limit("test", "other", client, BURST_OF_FORTY);
        limits.take(List.of(other), 38);
        assertThatThrownBy(() -> limits.take(List.of(one, other), 3)).isInstanceOf(Problem.TooManyRequests.class);
        limits.take(List.of(one), 4);
        limits.giveBack(List.of(one, other), 2);
        limits.take(List.of(one, other), 2);
    }

    @Test
    void anInstanceKnowsTheLastClientsOfAnAccount() {
        RateLimits limits = instance();
        assertThat(limits.knows(client, "home")).isFalse();
        limits.remember(client, "home");
        assertThat(instance().knows(client, "home")).isTrue();
        assertThat(limits.knows(client, "elsewhere")).isFalse();
        assertThat(limits.knows(otherClient, "home")).isFalse();
        IntStream.range(0, 40).forEach(i -> limits.remember(client, "elsewhere " + i));
        assertThat(limits.knows(client, "home")).isFalse();
        assertThat(limits.knows(client, "elsewhere 39")).isTrue();
    }

    private static void take(RateLimits limits, String client, Rate rate) {
        limits.take("test", "any", client, rate);
    }

    private RateLimits instance() {
        return limitsOf.with(Map.of());
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
}
