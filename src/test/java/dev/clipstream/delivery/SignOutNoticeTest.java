package dev.clipstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.SignOuts;
import dev.clipstream.account.SignedOut;
import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.BreakableServers;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the notice by which another instance tells this one that an account signed out. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class SignOutNoticeTest {

    @Inject
    Redis connections;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    SignOuts signOuts;

    @Inject
    Clock clock;

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    /** There is no such account, so that the database says nothing. */
    @Test
    void aNoticeReachesTheOtherInstances() {
        MessageBus other = new MessageBus(connections, redis, signOuts, clock);
        Viewer viewer = new Viewer(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            other.publish(new SignedOut(viewer.id(), 1, clock.instant()));
            return signOuts.isSignedOut(viewer);
        });
        assertThat(signOuts.isSignedOut(new Viewer(viewer.id(), 1, Instant.MAX)))
                .isFalse();
    }

    @Test
    void aRedisThatHangsHoldsUpOneSignOutForASecond() {
        MessageBus other = new MessageBus(connections, redis, signOuts, clock);
        BreakableServers.redis().squeeze();
        other.publish(new SignedOut(1L << 60, 1, clock.instant()));
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            other.publish(new SignedOut(1L << 60, 1, clock.instant()));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
}
