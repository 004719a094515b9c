package dev.clipstream.http;

import static dev.clipstream.fixture.RawClients.isOpen;
import static dev.clipstream.fixture.RawClients.send;
import static dev.clipstream.fixture.RawClients.sendHead;
import static dev.clipstream.fixture.ThreadDump.threadsIn;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.fixture.UploadFiles;
import dev.clipstream.fixture.WithRawClients;
import dev.clipstream.media.MediaConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that clients which vanish or dawdle take nothing from others for long. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class HostileClientsTest extends WithRawClients {

    private static final int MANY = 40;
    private static final String JSON = "Content-Type: application/json\r\n";

    @Inject
    MediaConfig media;

    @Override
    @AfterEach
    protected void vanish() throws IOException {
        super.vanish();
        await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isEmpty());
    }

    @Test
    void vanishedUploadsLeaveNothingBehind() throws Exception {
        for (boolean abruptly : new boolean[] {true, false}) {
            for (int i = 0; i < MANY; i++) {
                Socket socket = clients.connect();
                socket.setSoLinger(abruptly, 0);
                sendHead(socket, "POST /douyin/publish/action" + (i % 2 == 0 ? token() : ""), FORM, 1_000_000);
                send(socket, FILE_HEAD + "0".repeat(30_000));
                if (i % 4 < 2) {
                    await().untilAsserted(
                                    () -> assertThat(UploadFiles.of(media)).isNotEmpty());
                }
                socket.close();
            }
            await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isEmpty());
            assertSucceeds(client.publish(Clips.mp4(), "after others have gone"));
        }
        assertNothingSpins();
    }

    @Test
    void vanishedBodiesLeaveNoThreadBehind() throws Exception {
        for (int i = 0; i < 8 * MANY; i++) {
            Socket socket = clients.connect();
            socket.setSoLinger(i % 2 == 0, 0);
            sendHead(socket, "POST /douyin/user/login", JSON, MIB);
            send(socket, " ".repeat(i % 4 < 2 ? 100 : 100_000));
            socket.close();
        }
        await().untilAsserted(() -> assertThat(readers()).isZero());
        assertNothingSpins();
    }

    @Test
    void vanishedHttp2UploadLeavesNothingBehind() throws Exception {
        try (SubmissionPublisher<ByteBuffer> endless = new SubmissionPublisher<>()) {
            HttpClient http = HttpClient.newHttpClient();
            http.send(HttpRequest.newBuilder(service.resolve("/douyin/feed")).build(), BodyHandlers.discarding());
            http.sendAsync(
                    HttpRequest.newBuilder(service.resolve("/douyin/publish/action" + token()))
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(BodyPublishers.fromPublisher(endless))
                            .build(),
                    BodyHandlers.discarding());
            await().until(endless::hasSubscribers);
            endless.submit(ByteBuffer.wrap((FILE_HEAD + "0".repeat(30_000)).getBytes(US_ASCII)));
            await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isNotEmpty());
            http.shutdownNow();
            await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isEmpty());
        }
        assertNothingSpins();
    }

    @Test
    void drippingBodiesAreCutOff() throws IOException {
        List<Socket> dripping = new ArrayList<>();
        for (String request : List.of(
                "POST /douyin/publish/action" + token(),
                "POST /douyin/publish/action",
                "POST /douyin/user/login",
                "POST /api/login/login")) {
            for (String type : List.of(FORM, JSON)) {
                Socket socket = clients.connect();
                sendHead(socket, request, type, 1_000_000);
                send(socket, FILE_HEAD + "0".repeat(30_000));
                dripping.add(socket);
            }
        }
        await().pollInterval(UnusualSettings.SLOW_CLIENT_TIMEOUT.dividedBy(10)).untilAsserted(() -> {
            dripping.removeIf(socket -> !drips(socket));
            assertThat(dripping).isEmpty();
        });
        assertThat(readers()).isZero();
    }

    private static boolean drips(Socket socket) {
        try {
            send(socket, "0");
            return isOpen(socket);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void incompleteHeadsAreCutOff() throws IOException {
        for (String start : List.of("", "GET", "GET /douyin/feed?x=" + "0".repeat(60_000))) {
            Socket socket = clients.connect();
            send(socket, start);
        }
        for (Socket socket : clients.sockets()) {
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    private static void assertSucceeds(Response response) {
        assertThat(response.asString()).contains("\"status_code\":0");
    }

    private String token() {
        return "?token=" + client.token();
    }

    /** Counts the threads that wait for a body. */
    private static long readers() throws IOException {
        return threadsIn("BoundedBody.read");
    }

    /** A request that is started again and again starts hundreds of thousands of threads in a second. */
    private static void assertNothingSpins() {
        AtomicLong started = new AtomicLong(Long.MIN_VALUE / 2);
        await().pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            long now = Thread.ofVirtual().unstarted(() -> {}).threadId();
            assertThat(now - started.getAndSet(now)).isLessThan(500);
        });
    }
}
