package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Allocation;
import dev.clipstream.problem.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Runnable NOTHING = () -> {};

    private final Passwords passwords = new Passwords(new SmallRyeConfigBuilder()
            .withMapping(AccountConfig.class)
            .withDefaultValue("clipstream.account.hash-cost", "5")
            .build()
            .getConfigMapping(AccountConfig.class));

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aHashHasTheConfiguredCost() {
        String hash = passwords.hash("correct horse", "here", NOTHING);

        assertThat(hash).matches("\\$2[ab]\\$05\\$.*");
        assertThat(passwords.matches("correct horse", hash, "here", NOTHING)).isTrue();
        assertThat(passwords.matches("wrong horse", hash, "here", NOTHING)).isFalse();
    }

    @Test
    void noPasswordMatchesAMissingHash() {
        assertThat(passwords.matches("password", null, "here", NOTHING)).isFalse();
    }

    @Test
    void aPasswordOfAMegabyteTakesNoMemory() {
        String huge = "\ufdfa".repeat(1_000_000);
        String hashOfNone = passwords.hash("correct horse", "here", NOTHING);

        assertThat(Allocation.of(() -> assertThat(passwords.matches(huge, hashOfNone, "here", NOTHING))
                        .isFalse()))
                .isLessThan(1_000_000);
        assertThatThrownBy(() -> passwords.hash(huge, "here", NOTHING)).isInstanceOf(Problem.Invalid.class);
    }

    /** All requests of one address are held at the beginning of their turn. */
    @Test
    void manyRequestsOfOneAddressLeaveATurnToOthers() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable _ = held::countDown) {
            List<Future<Boolean>> bogus = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> passwords.matches("guess " + i, null, "one", () -> {
                        begun.incrementAndGet();
                        awaitUninterruptibly(held);
                    })))
                    .toList();
            await().untilAsserted(() -> assertThat(begun).hasValue(3));
            Future<String> other = threads.submit(() -> passwords.hash("correct horse", "other", NOTHING));
            assertThat(other.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(begun).hasValue(3);
            held.countDown();
            for (Future<Boolean> request : bogus) {
                assertThat(request.get()).isFalse();
            }
        }
    }

    @Test
    void whatRunsFirstMayRefuseTheHash() {
        assertThatThrownBy(() -> passwords.matches("password", null, "here", () -> {
                    throw new Problem.TooManyRequests();
                }))
                .isInstanceOf(Problem.TooManyRequests.class);
        assertThat(passwords.hash("correct horse", "here", NOTHING)).isNotNull();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
