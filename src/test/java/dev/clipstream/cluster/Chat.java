package dev.clipstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Two users who write to each other, one on each instance. Both also have a connection to the other instance. */
final class Chat implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Less than the 90 s after which the service ends a silent connection. */
    private static final int HEARTBEAT_AFTER = 200;

    private final Side one;
    private final Side other;
    private volatile boolean stopped;

    private static final class Side {
        private final PodUser user;
        private final ChatClient writing;
        private final ChatClient reading;
        private final List<String> written = new CopyOnWriteArrayList<>();

        Side(PodUser user, Pod here, Pod there) {
            this.user = user;
            writing = user.connect(here);
            reading = user.connect(there);
            writing.awaitHeartbeat();
            reading.awaitHeartbeat();
        }
    }

    Chat(Cluster cluster) {
        PodUser one = PodUser.registered(cluster.first());
        PodUser other = PodUser.registered(cluster.second());
        cluster.databases.awaitInStep();
        this.one = new Side(one, cluster.first(), cluster.second());
        this.other = new Side(other, cluster.second(), cluster.first());
        Thread.startVirtualThread(() -> write(this.one, this.other));
        Thread.startVirtualThread(() -> write(this.other, this.one));
    }

    private void write(Side from, Side to) {
        while (!stopped) {
            String text = from.user.id() + "-" + from.written.size();
            from.writing.sendTo(to.user.id(), text);
            from.written.add(text);
            if (from.written.size() % HEARTBEAT_AFTER == 0) {
                from.reading.send("Type", 3);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until each has written this many more messages. */
    void awaitWritten(int count) {
        for (Side side : List.of(one, other)) {
            int before = side.written.size();
            await().atMost(LIMIT).until(() -> side.written.size() >= before + count);
        }
    }

    /** Stops writing, and asserts that every connection but the writing one gets each message once. */
    void assertEachArrivesOnce() {
        stopped = true;
        List<String> all =
                Stream.concat(one.written.stream(), other.written.stream()).toList();
        assertArrive(one.written, other.writing);
        assertArrive(other.written, one.writing);
        assertArrive(all, one.reading);
        assertArrive(all, other.reading);
    }

    private static void assertArrive(List<String> texts, ChatClient at) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(at.contents()).hasSizeGreaterThanOrEqualTo(texts.size()));
        assertThat(new ArrayList<>(at.contents())).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Override
    public void close() {
        stopped = true;
        Stream.of(one, other)
                .flatMap(side -> Stream.of(side.writing, side.reading))
                .forEach(ChatClient::close);
    }
}
