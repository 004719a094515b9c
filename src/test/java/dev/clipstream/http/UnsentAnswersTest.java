package dev.clipstream.http;

import static dev.clipstream.fixture.RawClients.ELSEWHERE;
import static dev.clipstream.fixture.RawClients.HERE;
import static dev.clipstream.fixture.RawClients.answer;
import static dev.clipstream.fixture.RawClients.assertBusy;
import static dev.clipstream.fixture.RawClients.sendHead;
import static dev.clipstream.fixture.ThreadDump.threadsIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.fixture.WithRawClients;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that answers which nobody reads take little from others. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class UnsentAnswersTest extends WithRawClients {

    @Inject
    MediaStore store;

    @Inject
    UnsentAnswers unsent;

    @Test
    void clientsThatDoNotReadAreCutOff() throws IOException {
        Path large = Files.write(Files.createTempFile("large", ".mp4"), new byte[16 << 20]);
        MediaKey key = MediaKey.newVideo(VideoFormat.MP4);
        store.put(key, large);
        Files.delete(large);
        for (int i = 0; i < 4; i++) {
            Socket socket = clients.connect();
            sendHead(socket, "GET /media/" + key.text(), "", 0);
            sendHead(socket, "GET /media/" + key.text(), "", 0);
        }
        await().untilAsserted(() -> assertThat(writers()).isPositive());
        await().untilAsserted(() -> assertThat(writers()).isZero());
        store.delete(List.of(key));
    }

    @Test
    void answersThatNobodyReadsAreCountedUntilTheyAreRead() throws IOException {
        String owner = "to " + HERE;
        long videoId = client.publishedUrl("much discussed");
        client.commented(videoId, "😀".repeat(1000));
        client.commented(videoId, "😁".repeat(1000));
        Socket socket = clients.connect();
        // The operating system takes the first few megabytes.
        for (int i = 0; i < 800; i++) {
            sendHead(socket, "GET /douyin/comment/list?video_id=" + videoId, "", 0);
        }
        await().untilAsserted(() -> assertThat(unsent.shares().used(owner)).isPositive());
        Thread.startVirtualThread(() -> readAll(socket));
        await().untilAsserted(() -> assertThat(unsent.shares().used(owner)).isZero());
    }

    @Test
    void whoLeavesManyAnswersUnreadGetsNoMore() throws IOException {
        long amount = UnsentAnswers.most() / 2 + 1;
        Map<String, Long> owners = Map.of(UnsentAnswers.ALL, amount, "to " + HERE, amount);
        assertThat(unsent.shares().tryTake(amount, owners)).isTrue();
        try {
            Socket socket = clients.connect();
            sendHead(socket, "GET /douyin/feed", "", 0);
            assertBusy(socket);
            Socket other = clients.connect(ELSEWHERE);
            sendHead(other, "GET /douyin/feed", "", 0);
            assertThat(answer(other)).startsWith("HTTP/1.1 200");
        } finally {
            unsent.shares().giveBack(amount, owners.keySet());
        }
    }

    private static void readAll(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The test has closed it.
        }
    }

    /** Counts the threads that wait for a client to read. */
    private static long writers() throws IOException {
        return threadsIn("SentBytes.write");
    }
}
