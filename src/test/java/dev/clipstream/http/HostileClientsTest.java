package dev.clipstream.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients which vanish, dawdle or hold what they have take nothing from others for long. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class HostileClientsTest {

    private static final int MIB = 1 << 20;
    private static final int LONGEST_WAIT_MS = 20_000;
    private static final int MANY = 40;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=b\r\n";
    private static final String FILE_HEAD =
            "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.mp4\"\r\n\r\n";

    @TestHTTPResource("/")
    URI service;

    @Inject
    MediaConfig media;

    @Inject
    MediaStore store;

    private final List<Socket> sockets = new ArrayList<>();
    private Client client;

    @Inject
    UnsentAnswers unsent;

    @BeforeEach
    void register() {
        client = Client.registered(Dialect.OFFICIAL);
    }

    @AfterEach
    void vanish() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        await().untilAsserted(() -> assertThat(filesInFolder()).isEmpty());
    }

    @Test
    void vanishedUploadsLeaveNothingBehind() throws Exception {
        for (boolean abruptly : new boolean[] {true, false}) {
            for (int i = 0; i < MANY; i++) {
                Socket socket = connect();
                socket.setSoLinger(abruptly, 0);
                sendHead(socket, "POST /douyin/publish/action" + (i % 2 == 0 ? token() : ""), FORM, 1_000_000);
                send(socket, FILE_HEAD + "0".repeat(30_000));
                if (i % 4 < 2) {
                    await().untilAsserted(() -> assertThat(filesInFolder()).isNotEmpty());
                }
                socket.close();
            }
            await().untilAsserted(() -> assertThat(filesInFolder()).isEmpty());
            assertSucceeds(client.publish(Clips.mp4(), "after others have gone"));
        }
        assertNothingSpins();
    }

    @Test
    void vanishedBodiesLeaveNoThreadBehind() throws Exception {
        for (int i = 0; i < 8 * MANY; i++) {
            Socket socket = connect();
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
            await().untilAsserted(() -> assertThat(filesInFolder()).isNotEmpty());
            http.shutdownNow();
            await().untilAsserted(() -> assertThat(filesInFolder()).isEmpty());
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
                Socket socket = connect();
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
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void incompleteHeadsAreCutOff() throws IOException {
        for (String start : List.of("", "GET", "GET /douyin/feed?x=" + "0".repeat(60_000))) {
            Socket socket = connect();
            send(socket, start);
        }
        for (Socket socket : sockets) {
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void strangersHaveFewTurns() throws IOException {
        assertLastIsBusy(9, "POST /douyin/publish/action", 1_000);
        client.request()
                .multiPart("username", client.name())
                .multiPart("password", Client.PASSWORD)
                .post("user/login")
                .then()
                .statusCode(200);
        assertSucceeds(client.publish(Clips.mp4(), "while strangers wait"));
    }

    @Test
    void eachAccountHasFewTurns() throws IOException {
        assertLastIsBusy(5, "POST /douyin/publish/action" + token(), 1_000);
        assertSucceeds(Client.registered(Dialect.OFFICIAL).publish(Clips.mp4(), "while another waits"));
    }

    @Test
    void eachAddressHasHalfTheTurns() throws IOException {
        for (int user = 0; user < 4; user++) {
            client = Client.registered(Dialect.OFFICIAL);
            for (int i = 0; i < 4; i++) {
                startUpload("POST /douyin/publish/action" + token(), 1_000);
            }
        }
        client = Client.registered(Dialect.OFFICIAL);
        assertBusy(startUpload("POST /douyin/publish/action" + token(), 1_000));
    }

    @Test
    void uploadsShareTheDisk() throws IOException {
        int most = UnusualSettings.LARGEST_UPLOAD + MIB;
        int fit = UnusualSettings.UPLOAD_SPACE / most;
        for (int i = 0; i < fit; i++) {
            if (i % 4 == 0) {
                client = Client.registered(Dialect.OFFICIAL);
            }
            startUpload("POST /douyin/publish/action" + token(), most);
        }
        client = Client.registered(Dialect.OFFICIAL);
        assertBusy(startUpload("POST /douyin/publish/action" + token(), most));
        assertSucceeds(client.publish(Clips.mp4(), "small"));
    }

    @Test
    void unusableUploadFolderIsAnOutage() throws IOException {
        Path folder = media.uploadDir();
        Path aside = folder.resolveSibling("uploads-aside");
        Files.move(folder, aside);
        try {
            Files.createFile(folder);
            Response answer = client.publish(Clips.mp4(), "nowhere to go");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(answer.asString()).contains("upload disk");
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    @Test
    void clientsThatDoNotReadAreCutOff() throws IOException {
        Path large = Files.write(Files.createTempFile("large", ".mp4"), new byte[16 * MIB]);
        MediaKey key = MediaKey.newVideo(VideoFormat.MP4);
        store.put(key, large);
        Files.delete(large);
        for (int i = 0; i < 4; i++) {
            Socket socket = connect();
            sendHead(socket, "GET /media/" + key.text(), "", 0);
            sendHead(socket, "GET /media/" + key.text(), "", 0);
        }
        await().untilAsserted(() -> assertThat(writers()).isPositive());
        await().untilAsserted(() -> assertThat(writers()).isZero());
        store.delete(List.of(key));
    }

    @Test
    void answersThatNobodyReadsAreCountedUntilTheyAreRead() throws IOException {
        String owner = "to 127.0.0.1";
        long videoId = client.publishedUrl("much discussed");
        client.commented(videoId, "😀".repeat(1000));
        client.commented(videoId, "😁".repeat(1000));
        Socket socket = connect();
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
        Map<String, Long> owner = Map.of("to 127.0.0.1", amount);
        assertThat(unsent.shares().tryTake(amount, owner)).isTrue();
        try {
            Socket socket = connect();
            sendHead(socket, "GET /douyin/feed", "", 0);
            assertBusy(socket);
            Socket other = connect("127.0.0.2");
            sendHead(other, "GET /douyin/feed", "", 0);
            assertThat(answer(other)).startsWith("HTTP/1.1 200");
        } finally {
            unsent.shares().giveBack(amount, owner.keySet());
        }
    }

    private static void readAll(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The test has closed it.
        }
    }

    private Socket startUpload(String request, int length) throws IOException {
        Socket socket = connect();
        sendHead(socket, request, FORM, length);
        send(socket, FILE_HEAD);
        return socket;
    }

    private void assertLastIsBusy(int count, String request, int length) throws IOException {
        for (int i = 0; i < count; i++) {
            startUpload(request, length);
        }
        await().untilAsserted(() -> assertThat(answered()).singleElement().satisfies(HostileClientsTest::assertBusy));
    }

    private List<Socket> answered() throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                answered.add(socket);
            }
        }
        return answered;
    }

    private static void assertBusy(Socket socket) throws IOException {
        assertThat(answer(socket)).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: ");
    }

    private static void assertSucceeds(Response response) {
        assertThat(response.asString()).contains("\"status_code\":0");
    }

    private String token() {
        return "?token=" + client.token();
    }

    private Socket connect() throws IOException {
        return connect("127.0.0.1");
    }

    /** Connects from an address of this machine. */
    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        // A small buffer lets the server feel a slow reader soon.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
        socket.setSoTimeout(LONGEST_WAIT_MS);
        sockets.add(socket);
        return socket;
    }

    private static void sendHead(Socket socket, String requestLine, String headers, int length) throws IOException {
        send(
                socket,
                requestLine + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Dialect: official\r\n" + headers
                        + (length == 0 ? "" : "Content-Length: " + length + "\r\n") + "\r\n");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Returns the first part of an answer, or what it is instead of one. */
    private static String answer(Socket socket) throws IOException {
        byte[] answer = new byte[4096];
        try {
            int count = socket.getInputStream().read(answer);
            return count < 0 ? "closed" : new String(answer, 0, count, UTF_8);
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (SocketException e) {
            return "reset";
        }
    }

    private List<String> filesInFolder() {
        String[] names = media.uploadDir().toFile().list();
        return names == null
                ? List.of()
                : List.of(names).stream()
                        .filter(name -> !name.equals(".in-use"))
                        .toList();
    }

    /** Counts the threads that wait for a body. */
    private static long readers() throws IOException {
        return threadsIn("BoundedBody.read");
    }

    /** Counts the threads that wait for a client to read. */
    private static long writers() throws IOException {
        return threadsIn("SentBytes.write");
    }

    private static long threadsIn(String method) throws IOException {
        Path dump = Files.createTempFile("threads", ".txt");
        Files.delete(dump);
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toAbsolutePath().toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.contains(method))
                    .count();
        } finally {
            Files.deleteIfExists(dump);
        }
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
