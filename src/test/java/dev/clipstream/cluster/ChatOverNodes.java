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
final class ChatOverNodes implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int REFUSAL = 0;

    private final Side one;
    private final Side other;
    private final List<Thread> writers;
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

        private long refused() {
            return writing.received().stream()
                    .filter(frame -> frame.path("Type").asInt(-1) == REFUSAL)
                    .count();
        }
    }

    ChatOverNodes(Cluster cluster) {
        PodUser one = PodUser.registered(cluster.first());
        PodUser other = PodUser.registered(cluster.second());
        cluster.databases.awaitInStep();
        this.one = new Side(one, cluster.first(), cluster.second());
        this.other = new Side(other, cluster.second(), cluster.first());
        writers = List.of(
                Thread.startVirtualThread(() -> write(this.one, this.other)),
                Thread.startVirtualThread(() -> write(this.other, this.one)));
    }

    /** Writes one message after the other, as the service may need longer for one than a client takes to write more. */
    private void write(Side from, Side to) {
        for (int i = 0; !stopped; i++) {
            String text = from.user.id() + "-" + i;
            long refused = from.refused();
            from.writing.sendTo(to.user.id(), text);
            from.writing.awaitHeartbeat();
            from.reading.send("Type", 3);
            if (from.refused() == refused) {
                from.written.add(text);
            }
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
        stop();
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

    private void stop() {
        stopped = true;
        await().atMost(LIMIT).until(() -> writers.stream().noneMatch(Thread::isAlive));
    }

    @Override
    public void close() {
        stop();
        Stream.of(one, other)
                .flatMap(side -> Stream.of(side.writing, side.reading))
                .forEach(ChatClient::close);
    }
}
