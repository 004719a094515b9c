package dev.clipstream.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import dev.clipstream.fixture.Roamer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Two users who chat while pods stop and start: one writes over HTTP, the other one reads from a WebSocket. */
final class ChatOverRestarts implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;

    private final List<Pod> pods;
    private final PodUser writer;
    private final PodUser reader;
    private final Roamer roamer;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread writing = Thread.ofVirtual().unstarted(this::write);
    private volatile boolean stopped;

    private ChatOverRestarts(Pod... pods) {
        this.pods = List.of(pods);
        writer = PodUser.registered(pods[0]);
        reader = PodUser.registered(pods[0]);
        roamer = new Roamer(reader, pods);
    }

    static ChatOverRestarts on(Pod... pods) {
        ChatOverRestarts chat = new ChatOverRestarts(pods);
        Thread.startVirtualThread(chat.roamer);
        chat.roamer.awaitConnected();
        chat.writing.start();
        return chat;
    }

    private void write() {
        for (int i = 0; !stopped; i++) {
            String text = "message " + i;
            List<Pod> up = pods.stream().filter(Pod::isUp).toList();
            sent.add(text);
            try {
                writer.writeInTheApp(up.get(i % up.size()), reader.id(), text);
                acknowledged.add(text);
            } catch (UncheckedIOException | AssertionError e) {
                // It may be stored or not.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until a message arrives that is written from now on. */
    void awaitNext() {
        int before = sent.size();
        await().atMost(LIMIT)
                .until(() -> sent.size() > before + 1 && roamer.contents().contains(sent.get(before + 1)));
    }

    /** Asserts that each acknowledged message arrives once, others at most once, and that no connection just broke. */
    void assertEachArrivesOnce() {
        stopped = true;
        await().atMost(LIMIT).until(() -> !writing.isAlive());
        await().atMost(LIMIT).untilAsserted(() -> assertThat(roamer.contents()).containsAll(acknowledged));
        roamer.stop();
        assertThat(roamer.contents()).doesNotHaveDuplicates().isSubsetOf(sent);
        assertThat(pods.stream().flatMap(pod -> roamer.closedWith(pod).stream()))
                .isSubsetOf(GOING_AWAY, NORMAL);
        assertThat(acknowledged).isNotEmpty();
    }

    @Override
    public void close() {
        stopped = true;
        roamer.stop();
    }
}
