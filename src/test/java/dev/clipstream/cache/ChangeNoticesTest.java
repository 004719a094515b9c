package dev.clipstream.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BreakableServers.class)
class ChangeNoticesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Singleton
    static class HeardChanges {
        private final Set<Changed> changes = ConcurrentHashMap.newKeySet();

        void hear(@Observes Changed changed) {
            changes.add(changed);
        }
    }

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Event<Changed> event;

    @Inject
    Hearing hearing;

    @Inject
    HeardChanges heard;

    private ChangeNotices other;

    /** Another instance, which hears nothing. */
    @BeforeEach
    void create() {
        other = new ChangeNotices(redis, event, new Hearing(new SimpleMeterRegistry()));
    }

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    private static Changed change() {
        return new Changed(Set.of(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50)), Set.of(1L << 50), true);
    }

    private boolean isHeard() {
        long now = hearing.now();
        return hearing.oldest(now) < now;
    }

    @Test
    void whatChangedIsToldToTheOtherInstances() {
        Changed change = change();
        await().atMost(LIMIT).until(() -> {
            other.tell(change);
            return heard.changes.contains(change);
        });
    }

    @Test
    void copiesLiveLongWhileRedisAnswers() {
        await().atMost(LIMIT).until(this::isHeard);
        BreakableServers.redis().squeeze();
        await().atMost(LIMIT).until(() -> !isHeard());
        BreakableServers.redis().plugIn();
        await().atMost(LIMIT).until(this::isHeard);
    }

    @Test
    void aRedisThatHangsHoldsUpOneChange() {
        BreakableServers.redis().squeeze();
        other.tell(change());
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            other.tell(change());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ChangeNotices.LONGEST_WAIT.multipliedBy(5));
    }
}
