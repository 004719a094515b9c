package dev.clipstream.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.KeptConnection;
import dev.clipstream.media.upload.StoredVideo;
import dev.clipstream.media.upload.VideoUploads;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Tests that {@link UnreadBodies} never closes a connection that is idle or busy. */
@QuarkusTest
class KeepAliveTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=x\r\n";
    private static final String FILE_HEAD =
            "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.mp4\"\r\n\r\n";
    private static final String FILE_END =
            "\r\n--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nslow\r\n--x--\r\n";

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "clipstream.http.unread-body-timeout")
    Duration timeout;

    @Inject
    VideoUploads uploads;

    @Inject
    MeterRegistry meters;

    private record Exchange(String requestLine, String headers, String body, String expected) {

        void on(KeptConnection connection) throws IOException {
            connection.send(requestLine, headers, body);
            assertThat(connection.readAnswer()).as(requestLine).contains(expected);
        }
    }

    @Test
    void idleConnectionsStayOpenAfterEveryKindOfRequest() throws IOException {
        String token = Client.registered(Dialect.OFFICIAL).token();
        List<Exchange> exchanges = List.of(
                new Exchange("GET /douyin/feed?latest_time=1", "", "", "\"status_code\":0"),
                new Exchange("GET /douyin/feed", FORM, "latest_time=1", "\"status_code\":0"),
                new Exchange("POST /douyin/user/login", FORM, "username=nobody&password=12345", "\"status_code\":4"),
                new Exchange("POST /douyin/user/login", JSON, "{\"username\":\"nobody\"}", "\"status_code\":1"),
                new Exchange("POST /douyin/user/login", MULTIPART, FILE_HEAD + FILE_END, "\"status_code\":1"),
                new Exchange("POST /tiktok/user/login/", JSON, "not JSON", "\"status_code\":-1"),
                new Exchange(
                        "GET /api/videos?page_size=1", "Authorization: Bearer " + token + "\r\n", "", "\"code\":20000"),
                new Exchange("POST /api/login/login", JSON, "{}", "\"code\":10004"));
        Map<Exchange, KeptConnection> connections = new LinkedHashMap<>();
        for (Exchange exchange : exchanges) {
            KeptConnection connection = new KeptConnection(service);
            exchange.on(connection);
            connections.put(exchange, connection);
        }
        connections.get(exchanges.getLast()).assertQuietFor(timeout.plusMillis(500));
        for (Exchange exchange : exchanges) {
            try (KeptConnection connection = connections.get(exchange)) {
                exchange.on(connection);
            }
        }
    }

    @Test
    void slowUploadOnReusedConnectionSucceeds() throws IOException {
        String token = Client.registered(Dialect.OFFICIAL).token();
        byte[] clip = Clips.bytes(Clips.mp4());
        try (KeptConnection connection = used()) {
            int length = FILE_HEAD.length() + clip.length + FILE_END.length();
            connection.sendHead(
                    "POST /douyin/publish/action?token=" + token, MULTIPART + "Content-Length: " + length + "\r\n");
            connection.sendBytes(FILE_HEAD.getBytes(US_ASCII));
            int pieces = 4;
            for (int piece = 0; piece < pieces; piece++) {
                connection.sendBytes(
                        Arrays.copyOfRange(clip, clip.length * piece / pieces, clip.length * (piece + 1) / pieces));
                connection.assertQuietFor(timeout.dividedBy(pieces - 1L));
            }
            connection.sendBytes(FILE_END.getBytes(US_ASCII));
            assertThat(connection.readAnswer()).contains("\"status_code\":0");
        }
    }

    @Test
    void slowDownloadOnReusedConnectionIsComplete() throws IOException {
        Path large = withPadding(Clips.mp4(), 32 << 20);
        StoredVideo stored = uploads.store(new Viewer(1), large);
        long size = Files.size(large);
        Files.delete(large);
        try (KeptConnection connection = used();
                KeptConnection pace = used()) {
            connection.sendHead("GET /media/" + stored.videoKey().text(), "");
            assertThat(connection.readOkAndLength()).isEqualTo(size);
            int pieces = 5;
            long rest = size;
            for (int piece = 1; piece < pieces; piece++) {
                rest -= connection.readBytes(64 << 10).length;
                pace.assertQuietFor(timeout.dividedBy(pieces - 2L));
            }
            assertThat(connection.readBytes((int) rest)).hasSize((int) rest);
        }
    }

    @Test
    void unreadBodyMayEndInTime() throws IOException {
        try (KeptConnection connection = new KeptConnection(service)) {
            refusedUpload(connection, 1000);
            connection.assertQuietFor(timeout.dividedBy(4));
            connection.sendBytes(new byte[1000]);
            connection.assertQuietFor(timeout);
            new Exchange("GET /douyin/feed?latest_time=1", "", "", "\"status_code\":0").on(connection);
        }
    }

    @Test
    void endlessUnreadBodyClosesConnection() throws IOException {
        try (KeptConnection connection = new KeptConnection(service)) {
            refusedUpload(connection, 1000);
            connection.sendBytes(new byte[500]);
            connection.assertQuietFor(timeout.dividedBy(2));
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void clientLostDuringBodyLeavesNothingBehind() throws IOException {
        for (int i = 0; i < 40; i++) {
            try (KeptConnection connection = new KeptConnection(service)) {
                if (i % 2 == 0) {
                    refusedUpload(connection, 1000);
                    connection.sendBytes(new byte[500]);
                } else {
                    connection.sendHead(
                            "POST /douyin/publish/action?token=bad", MULTIPART + "Content-Length: 1000\r\n");
                }
            }
        }
        await().atMost(timeout.multipliedBy(3).dividedBy(4))
                .untilAsserted(() -> assertThat(unreadBodies()).isZero());
    }

    @Test
    void http2UnreadBodyEndsOnlyItsStream() throws Exception {
        HttpRequest.Builder feed = HttpRequest.newBuilder(service.resolve("/douyin/feed"));
        try (HttpClient client = HttpClient.newHttpClient();
                SubmissionPublisher<ByteBuffer> endless = new SubmissionPublisher<>()) {
            var first = client.send(feed.build(), BodyHandlers.ofString());
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
            HttpRequest upload = HttpRequest.newBuilder(service.resolve("/douyin/publish/action?token=bad"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.fromPublisher(endless))
                    .build();
            var refusal = client.sendAsync(upload, BodyHandlers.ofString());
            endless.submit(ByteBuffer.wrap(FILE_HEAD.getBytes(US_ASCII)));
            var refused = refusal.get(10, TimeUnit.SECONDS);
            assertThat(refused.body()).contains("\"status_code\":2");
            assertThat(unreadBodies()).isZero();
            var second = client.send(feed.build(), BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.connectionLabel()).isEqualTo(first.connectionLabel());
        }
    }

    private double unreadBodies() {
        return meters.get("clipstream.unread.bodies").gauge().value();
    }

    /** Starts an upload with a bad token, which is answered before its body arrives. */
    private static void refusedUpload(KeptConnection connection, int length) throws IOException {
        connection.sendHead("POST /douyin/publish/action?token=bad", MULTIPART + "Content-Length: " + length + "\r\n");
        assertThat(connection.readAnswer()).contains("\"status_code\":2");
    }

    /** Opens a connection and reads the feed on it. */
    private KeptConnection used() throws IOException {
        KeptConnection connection = new KeptConnection(service);
        new Exchange("GET /douyin/feed?latest_time=1", "", "", "\"status_code\":0").on(connection);
        return connection;
    }

    /** Returns a playable video of at least the given size, padded with an MP4 box of free space. */
    private static Path withPadding(Path clip, int bytes) throws IOException {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(Clips.bytes(clip));
        padded.write(ByteBuffer.allocate(8)
                .putInt(bytes)
                .put("free".getBytes(US_ASCII))
                .array());
        padded.write(new byte[bytes - 8]);
        return Files.write(Files.createTempFile("padded", ".mp4"), padded.toByteArray());
    }
}
