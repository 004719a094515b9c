package dev.clipstream.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BreakableServers.class)
class ChangeNoticesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final double LONG = Hearing.LONG_LIFE.toSeconds();

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

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Hearing hearingThere = new Hearing(meters, nanos::get);
    private ChangeNotices other;

    /** Another instance, which has no subscription and does not tick by itself. */
    @BeforeEach
    void create() {
        other = new ChangeNotices(redis, event, hearingThere);
        hearingThere.begin();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    }

    @AfterEach
    void plugIn() throws InterruptedException {
        BreakableServers.redis().plugIn();
        other.leave(new ShutdownEvent());
    }

    private void hear(String sender, String text) {
        other.receive(ChangeNotices.TICKS, List.of(sender, text));
    }

    private static String idOf(ChangeNotices instance) {
        String channel = instance.channels().getLast();
        return channel.substring(channel.lastIndexOf(':') + 1);
    }

    /** Returns for how many seconds copies are used when the other instance has heard its own tick. */
    private double lifetimeAfterItsTick() {
        hear(idOf(other), "1 " + hearingThere.now());
        return meters.get("clipstream.cache.lifetime").gauge().value();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void copiesLiveShortlyWhileAnInstanceIsSilent() {
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        hear("a third one", "1 1");
        pass(Duration.ofMillis(900));
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        pass(Duration.ofMillis(100));
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
        hear("a third one", "2 1");
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        pass(Duration.ofSeconds(59));
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
        pass(Hearing.SETTLING.plus(Hearing.LONG_LIFE));
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
    }

    @Test
    void theSilenceOfAnInstanceThatStopsSaysNothing() {
        hear("a third one", "1 1");
        hear("a third one", ChangeNotices.LEAVING);
        pass(Duration.ofSeconds(2));
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 1", "3 1" + ChangeNotices.UNTOLD})
    void whereAChangeMayHaveBeenMissedOlderCopiesLiveShortly(String tick) {
        hear("a third one", "1 1");
        hear("a third one", "2 1");
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        hear("a third one", tick);
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 1", "1 1" + ChangeNotices.UNTOLD})
    void olderCopiesLiveShortlyWhenAnInstanceIsHeardThatHasChangedThingsBefore(String tick) {
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        hear("a third one", tick);
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
    }

    @Test
    void anInstanceThatComesBackAfterALongTimeMayHaveChangedThings() {
        hear("a third one", "1 1");
        pass(Duration.ofSeconds(60));
        lifetimeAfterItsTick();
        pass(Hearing.SETTLING.plus(Hearing.LONG_LIFE));
        assertThat(lifetimeAfterItsTick()).isEqualTo(LONG);
        hear("a third one", "200 1");
        assertThat(lifetimeAfterItsTick()).isEqualTo(1);
    }

    private static Changed change() {
        return new Changed(
                Set.of(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50)), Set.of(1L << 50), Set.of(-1L), true);
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
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ChangeNotices.LONGEST_WAIT.multipliedBy(50));
    }

    @Test
    void anInstanceThatStopsSaysThatItCouldNotTellAChange() throws IOException {
        BreakableServers.redis().squeeze();
        other.tell(change());
        BreakableServers.redis().plugIn();
        StringBuffer said = new StringBuffer();
        try (Socket ignored = listen(said)) {
            await().atMost(LIMIT).until(() -> said.indexOf("subscribe") >= 0);
            Pattern untold = Pattern.compile(idOf(other) + "\n\\d+ \\d+" + ChangeNotices.UNTOLD);
            await().atMost(LIMIT).until(() -> {
                other.leave(new ShutdownEvent());
                return untold.matcher(said).find();
            });
        }
    }

    /** Writes down what Redis tells a subscription that is not of the service's pool, whose connections were held up. */
    private static Socket listen(StringBuffer said) throws IOException {
        Socket listener = new Socket(
                InetAddress.getLoopbackAddress(), BreakableServers.redis().port());
        listener.getOutputStream().write(("SUBSCRIBE " + ChangeNotices.TICKS + "\r\n").getBytes(UTF_8));
        Scanner answers = new Scanner(listener.getInputStream(), UTF_8).useDelimiter("(?<=\\n)");
        Thread.startVirtualThread(() -> answers.forEachRemaining(said::append));
        return listener;
    }
}
