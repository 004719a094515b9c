package dev.clipstream.drill;

import static dev.clipstream.drill.Deed.COMMENT;
import static dev.clipstream.drill.Deed.LIKE;
import static dev.clipstream.drill.Deed.MESSAGE;
import static dev.clipstream.drill.Deed.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.cache.SlowChanges;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.HostileClips;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stops and kills packaged instances while clients call them. The clock of one is two seconds ahead. */
class FaultDrillsRestartsIT {

    private static final int ROUNDS = "long".equals(System.getProperty("drills")) ? 10 : 1;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static DrillServers servers;
    private static Pod first;
    private static Pod second;

    @BeforeAll
    static void start() {
        servers = new DrillServers();
        Map<String, String> gentle = Map.of("clipstream.shutdown.delay", "1s");
        first = new Pod(servers.keys(), gentle);
        second = new Pod(servers.keys(), gentle, SkewedClock.ahead(AHEAD));
        Stream.of(first, second).forEach(Pod::start);
        Stream.of(first, second).forEach(Pod::awaitStarted);
    }

    @AfterAll
    static void stop() {
        Stream.of(first, second).forEach(Pod::close);
        servers.close();
    }

    @Test
    void aRollingRestartLosesNothingAndBreaksNoConnection() {
        try (Load load = Load.on(first, second).start(2);
                ChatOverRestarts chat = ChatOverRestarts.on(first, second)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Pod pod : List.of(first, second)) {
                    load.awaitSuccesses(3, LIKE, COMMENT, MESSAGE, UPLOAD);
                    chat.awaitNext();
                    pod.terminate();
                    chat.awaitNext();
                    pod.start();
                    pod.awaitStarted();
                }
            }
            load.awaitSuccesses(3, LIKE, COMMENT, MESSAGE, UPLOAD);
            chat.assertEachArrivesOnce();
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
            assertThat(load.broken()).as(load::toString).isZero();
        }
    }

    @Test
    void aKilledInstanceLosesNothingAndLeavesNothing() {
        MediaTraces traces = new MediaTraces("killed");
        Pod alone = new Pod(servers.keys(), traces.keys());
        try (alone;
                Load load = Load.on(started(alone)).start(4)) {
            PodUser uploader = PodUser.registered(alone);
            for (int kill = 0; kill < ROUNDS; kill++) {
                load.awaitSuccesses(3, LIKE, COMMENT, UPLOAD);
                Thread costly = Thread.startVirtualThread(() -> tryPublish(uploader, alone, HostileClips.keyFrames()));
                await().atMost(LIMIT).until(() -> traces.decoders() > 0);
                alone.kill();
                List<String> left = traces.files();
                assertThat(left).isNotEmpty();
                await().atMost(LIMIT).until(() -> traces.decoders() == 0 && !costly.isAlive());
                alone.start();
                alone.awaitStarted();
                assertThat(traces.files()).doesNotContainAnyElementsOf(left);
            }
            load.awaitSuccesses(3, LIKE, COMMENT, UPLOAD);
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
            assertThat(servers.objects()).containsExactlyInAnyOrderElementsOf(MediaTraces.published(alone));
            assertThat(traces.files()).isEmpty();
        }
    }

    @Test
    void instancesWhoseClocksDifferUnderstandEachOther() {
        // There are no agents for a native executable.
        assumeThat(Path.of(System.getProperty("native.image.path"))).doesNotExist();
        PodUser writer = PodUser.registered(first);
        PodUser reader = PodUser.registered(second);
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        writer.writeInTheApp(second, reader.id(), "from the future");
        long newest = newest(reader.pollInTheApp(first, writer.id(), 0));
        assertThat(Instant.ofEpochMilli(newest)).isAfterOrEqualTo(before.plus(AHEAD));
        try (ChatClient here = ChatClient.connect(first.base(), reader.ticket(second));
                ChatClient there = ChatClient.connect(second.base(), reader.ticket(first))) {
            List.of(here, there).forEach(ChatClient::awaitHeartbeat);
            SlowChanges slow = new SlowChanges();
            for (int i = 0; i < 50; i++) {
                String text = "message " + i;
                Pod from = i % 2 == 0 ? first : second;
                Pod to = i % 4 < 2 ? second : first;
                long since = newest;
                slow.timed(() -> writer.writeInTheApp(from, reader.id(), text));
                JsonNode messages =
                        slow.read(() -> reader.pollInTheApp(to, writer.id(), since), polled -> !polled.isEmpty());
                assertThat(messages.findValuesAsText("content")).containsExactly(text);
                newest = newest(messages);
            }
            for (ChatClient chat : List.of(here, there)) {
                // One of them was told what was sent before.
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(chat.contents())
                                .doesNotHaveDuplicates()
                                .filteredOn(text -> text.startsWith("message"))
                                .hasSize(50));
            }
        }
        assertThat(writer.isSignedIn(second)).isTrue();
        assertThat(reader.isSignedIn(first)).isTrue();
        writer.publish(second);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(writer.feed(first, "official"))
                        .isNotEmpty()
                        .isEqualTo(writer.feed(second, "official")));
        reader.signOut(second);
        await().atMost(LIMIT).until(() -> !reader.isSignedIn(first));
    }

    private static long newest(JsonNode messages) {
        return messages.path(messages.size() - 1).path("create_time").longValue();
    }

    private static void tryPublish(PodUser user, Pod pod, Path file) {
        try {
            user.publish(pod, file);
        } catch (Exception e) {
            // The pod was killed.
        }
    }

    private static Pod started(Pod pod) {
        pod.start();
        pod.awaitStarted();
        return pod;
    }
}
