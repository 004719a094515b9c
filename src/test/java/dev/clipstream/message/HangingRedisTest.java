package dev.clipstream.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that takes connections and says nothing. */
@QuarkusTest
@TestProfile(HangingRedisTest.FewConnections.class)
@WithTestResource(BreakableServers.class)
class HangingRedisTest {

    private static final int CONNECTIONS = 3;

    public static final class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.redis.max-pool-size", "" + CONNECTIONS, "quarkus.scheduler.enabled", "false");
        }
    }

    @Inject
    Announcements announcements;

    @Inject
    RedisDataSource redis;

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    @Test
    void whoWaitedForAConnectionInVainGivesItBack() {
        // No connection is left that was made before.
        BreakableServers.redis().pull();
        announcements.keepListening();
        BreakableServers.redis().plugIn();
        BreakableServers.redis().squeeze();
        for (int tries = 0; tries <= CONNECTIONS; tries++) {
            announcements.keepListening();
        }
        BreakableServers.redis().plugIn();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> assertThat(
                        redis.execute("PING").toString())
                .isEqualTo("PONG"));
    }
}
