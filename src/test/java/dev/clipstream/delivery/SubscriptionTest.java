package dev.clipstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.SignOuts;
import dev.clipstream.cache.Changed;
import dev.clipstream.fixture.BreakableServers;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what an instance hears of the others while it starts. No job of its own runs. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class SubscriptionTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    MessageBus bus;

    @Inject
    Redis connections;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    SignOuts signOuts;

    @Inject
    Event<Changed> changed;

    @Inject
    Clock clock;

    private final List<MessageNotice> heard = new CopyOnWriteArrayList<>();
    private MessageBus starting;

    @BeforeEach
    void create() {
        starting = new MessageBus(connections, redis, signOuts, changed, clock);
    }

    /** Ends the subscription too, which would keep a connection of the pool. */
    @AfterEach
    void plugIn() {
        BreakableServers.redis().pull();
        BreakableServers.redis().plugIn();
    }

    @Test
    void anInstanceHearsOfMessagesAsSoonAsItServes() {
        MessageNotice notice = new MessageNotice(1L << 60, MessageNotice.NO_CONNECTION, List.of(1L << 60));
        // An earlier test may have left the other instance pausing, and broken connections in the pool.
        await().atMost(LIMIT).untilAsserted(() -> {
            starting.subscribe(heard::add);
            bus.publish(List.of(notice));
            assertThat(heard).contains(notice);
        });
    }

    /** Its job looks up what was missed, and something is sent between that look and the subscription. */
    @Test
    void whatIsSentWhileAnInstanceSubscribesIsMissed() {
        BreakableServers.redis().squeeze();
        Thread subscribing = Thread.startVirtualThread(() -> starting.subscribe(heard::add));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> starting.takeMissed().isPresent());
        BreakableServers.redis().plugIn();
        await().atMost(LIMIT).until(() -> !subscribing.isAlive());
        await().atMost(LIMIT).until(() -> {
            starting.keepAlive();
            return starting.takeMissed().isPresent();
        });
    }
}
