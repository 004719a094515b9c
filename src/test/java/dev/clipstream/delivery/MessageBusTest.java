package dev.clipstream.delivery;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.SignOuts;
import dev.clipstream.account.SignedOut;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.ChangeNotices;
import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what instances tell each other: that an account signed out, and messages as soon as they serve. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class MessageBusTest {

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
    ChangeNotices changes;

    @Inject
    Scheduler scheduler;

    @Inject
    Clock clock;

    private final List<MessageNotice> heardMessages = new CopyOnWriteArrayList<>();
    private MessageBus other;

    /** Another instance, whose jobs do not run. */
    @BeforeEach
    void create() {
        other = new MessageBus(connections, redis, signOuts, changes, clock);
    }

    /** Ends the other's subscription too, which would keep a connection of the pool. */
    @AfterEach
    void plugIn() {
        BreakableServers.redis().pull();
        BreakableServers.redis().plugIn();
    }

    /** There is no such account, so that the database says nothing. */
    @Test
    void aNoticeReachesTheOtherInstances() {
        Viewer viewer = new Viewer(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));
        await().atMost(LIMIT).until(() -> {
            other.publish(new SignedOut(viewer.id(), 1, clock.instant()));
            return signOuts.isSignedOut(viewer);
        });
        assertThat(signOuts.isSignedOut(new Viewer(viewer.id(), 1, Instant.MAX)))
                .isFalse();
    }

    /** The job that watches the connections is paused. */
    @Test
    void aFrameAfterTheNoticeIsNotHandled() {
        PortalClient caller = PortalClient.guest();
        Client stranger = Client.registered();
        scheduler.pause();
        try (ChatClient chat = caller.chat()) {
            chat.awaitHeartbeat();
            signOuts.learn(new SignedOut(caller.userId(), 1, clock.instant()));
            chat.trySendText("{\"Type\": 1, \"TargetId\": " + stranger.userId() + ", \"Content\": \"too late\"}");
            assertThat(chat.awaitClosed()).isEqualTo(1008);
        } finally {
            scheduler.resume();
        }
        assertThat(succeeded(stranger.get("message/chat", "to_user_id", caller.userId()))
                        .<List<String>>path("message_list"))
                .isEmpty();
    }

    @Test
    void aRedisThatHangsHoldsUpOneSignOutForASecond() {
        BreakableServers.redis().squeeze();
        other.publish(new SignedOut(1L << 60, 1, clock.instant()));
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            other.publish(new SignedOut(1L << 60, 1, clock.instant()));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anInstanceHearsOfMessagesAsSoonAsItServes() {
        MessageNotice notice = new MessageNotice(1L << 60, MessageNotice.NO_CONNECTION, List.of(1L << 60));
        // An earlier test may have left the other instance pausing, and broken connections in the pool.
        await().atMost(LIMIT).untilAsserted(() -> {
            other.subscribe(heardMessages::add);
            bus.publish(List.of(notice));
            assertThat(heardMessages).contains(notice);
        });
    }

    /** Its job looks up what was missed, and something is sent between that look and the subscription. */
    @Test
    void whatIsSentWhileAnInstanceSubscribesIsMissed() {
        BreakableServers.redis().squeeze();
        Thread subscribing = Thread.startVirtualThread(() -> other.subscribe(heardMessages::add));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> other.takeMissed().isPresent());
        BreakableServers.redis().plugIn();
        await().atMost(LIMIT).until(() -> !subscribing.isAlive());
        await().atMost(LIMIT).until(() -> {
            other.keepAlive();
            return other.takeMissed().isPresent();
        });
    }
}
