package dev.clipstream.drill;

import static dev.clipstream.drill.Deed.UPLOAD;
import static dev.clipstream.fixture.RawClients.ELSEWHERE;
import static dev.clipstream.fixture.RawClients.send;
import static dev.clipstream.fixture.RawClients.sendHead;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.HostileClips;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import dev.clipstream.fixture.RawClients;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that dawdle, and costly files, while others call the same packaged instance. */
class FaultDrillsClientsIT {

    private static final boolean LONG = "long".equals(System.getProperty("drills"));
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);
    /** More than the operating system takes for a client that does not read. */
    private static final int FILE = 8 << 20;

    private static final String CLOSE = "Connection: close\r\n";
    private static final String FORM = CLOSE + "Content-Type: multipart/form-data; boundary=b\r\n";
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.mp4\"\r\n\r\n";

    private static DrillServers servers;
    private static MediaTraces traces;
    private static Pod pod;
    private static PodUser user;

    @BeforeAll
    static void start() {
        servers = new DrillServers();
        traces = new MediaTraces("clients");
        Map<String, String> settings = new HashMap<>(traces.keys());
        settings.put("clipstream.http.slow-client-timeout", "5s");
        settings.put("clipstream.http.unread-body-timeout", "5s");
        pod = new Pod(servers.keys(), settings);
        pod.start();
        pod.awaitStarted();
        user = PodUser.registered(pod);
    }

    @AfterAll
    static void stop() {
        pod.close();
        servers.close();
    }

    /** Begins what a dawdling client then sends byte by byte. */
    private interface Beginning {
        void send(Socket socket) throws IOException;
    }

    @Test
    void headsThatDripHarmNobody() throws IOException {
        assertOthersAreServedWhile(200, socket -> send(socket, "GET /douyin/feed HTTP/1.1\r\nX-Endless: "));
    }

    @Test
    void bodiesThatDripHarmNobody() throws IOException {
        assertOthersAreServedWhile(200, socket -> {
            sendHead(socket, "POST /douyin/publish/action?token=" + user.token(), FORM, 1_000_000);
            send(socket, PART);
        });
        await().atMost(LIMIT).untilAsserted(() -> assertThat(traces.files()).isEmpty());
    }

    @Test
    void answersThatNobodyReadsHarmNobody() throws IOException {
        String url = user.upload(pod, new byte[FILE]);
        assertThat(given().get(url).asByteArray()).hasSize(FILE);
        String address = URI.create(url).getPath();
        // The store is in this JVM, and holds each file in memory while it sends it.
        assertOthersAreServedWhile(10, socket -> sendHead(socket, "GET " + address, CLOSE, 0));
    }

    @Test
    void costlyFilesAreAnsweredWhileOthersUpload() throws Exception {
        List<Path> files = new ArrayList<>(HostileClips.all());
        if (LONG) {
            files.add(HostileClips.manyReferences());
        }
        try (Load load = Load.on(pod).start(2);
                ExecutorService uploaders = Executors.newFixedThreadPool(3)) {
            int before = load.successes(UPLOAD);
            List<Future<Response>> answers = uploaders.invokeAll(files.stream()
                    .<Callable<Response>>map(file -> () -> user.publish(pod, file))
                    .toList());
            assertThat(load.successes(UPLOAD)).as(load::toString).isGreaterThan(before);
            for (int i = 0; i < files.size(); i++) {
                assertIsStoredOrRefusedClearly(files.get(i), answers.get(i).get());
            }
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
        }
        assertThat(traces.decoders()).isZero();
        assertThat(traces.files()).isEmpty();
    }

    private static void assertIsStoredOrRefusedClearly(Path file, Response answer) {
        assertThat(answer.statusCode()).as(file + ": " + answer.asString()).isEqualTo(200);
        if (answer.<Integer>path("status_code") != 0) {
            assertThat(answer.<String>path("status_msg"))
                    .as(file.toString())
                    .isNotBlank()
                    .doesNotContain("internal");
        }
    }

    /**
     * Clients at another address begin, send a byte now and then, and read nothing. For each that is cut off another one
     * comes, until the callers here have had several answers of every kind.
     */
    private static void assertOthersAreServedWhile(int count, Beginning beginning) throws IOException {
        try (Load load = Load.on(pod).start(3);
                RawClients slow = new RawClients(URI.create(pod.base()))) {
            List<Socket> open = begun(slow, count, beginning);
            CompletableFuture<Void> served = CompletableFuture.runAsync(
                    () -> load.awaitSuccesses(LONG ? 100 : 3, Deed.values()), Thread::startVirtualThread);
            await().pollInterval(BETWEEN_BYTES).atMost(LIMIT).until(() -> {
                open.removeIf(socket -> !drips(socket));
                open.addAll(begun(slow, count - open.size(), beginning));
                return served.isDone();
            });
            served.join();
            await().pollInterval(BETWEEN_BYTES).atMost(LIMIT).untilAsserted(() -> {
                open.removeIf(socket -> !drips(socket));
                assertThat(open).isEmpty();
            });
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
        }
    }

    private static List<Socket> begun(RawClients slow, int count, Beginning beginning) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = slow.connect(ELSEWHERE);
            beginning.send(socket);
            sockets.add(socket);
        }
        return sockets;
    }

    private static boolean drips(Socket socket) {
        try {
            send(socket, "0");
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
