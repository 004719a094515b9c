package dev.clipstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a Redis that accepts connections and does not answer. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class HangingRedisTest {

    @Inject
    MessageBus bus;

    @Inject
    RedisDataSource redis;

    @Inject
    Scheduler scheduler;

    /** Keeps jobs from using connections during the test. */
    @BeforeEach
    void pauseJobs() {
        scheduler.pause();
    }

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
        scheduler.resume();
    }

    @Test
    void timedOutConnectionWaitersLeakNothing() {
        // Closes all existing connections.
        BreakableServers.redis().pull();
        bus.keepAlive();
        BreakableServers.redis().plugIn();
        BreakableServers.redis().squeeze();
        for (int tries = 0; tries <= BreakableServers.REDIS_CONNECTIONS; tries++) {
            bus.keepAlive();
        }
        BreakableServers.redis().plugIn();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(redis.execute("PING").toString()).isEqualTo("PONG"));
    }
}
