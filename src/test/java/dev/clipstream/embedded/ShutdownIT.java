package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sends SIGTERM to the production package while it serves requests. */
@Execution(ExecutionMode.CONCURRENT)
class ShutdownIT {

    private static final int CALLERS = 8;
    private static final String BOUNDARY = "the-boundary";
    private static final String READY = "/q/health/ready";
    private static final String FEED = "/douyin/feed/";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @Test
    void sigtermFinishesRequestsAfterReadinessHasEnded() throws Exception {
        Map<String, String> properties = properties();
        try (ChildService service = ChildService.packaged(properties).awaitStarted()) {
            port = service.port();
            String account = registered();
            byte[] upload = upload(token(account));
            long video = published(account);
            try (Socket uploading = new Socket("localhost", port)) {
                uploading.getOutputStream().write(upload, 0, upload.length / 2);
                CountDownLatch underWay = new CountDownLatch(CALLERS);
                var callers = Stream.generate(() ->
                                CompletableFuture.runAsync(() -> callWhileReady(underWay), Thread::startVirtualThread))
                        .limit(CALLERS)
                        .toList();
                assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();

                service.requestTermination();
                await().untilAsserted(() -> assertThat(get(READY).statusCode()).isEqualTo(503));
                assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ofSeconds(30)));
                await().until(() -> service.output().contains("Shutting down"));
                List<CompletableFuture<HttpResponse<String>>> likes = new ArrayList<>();
                try (Connection holder = connection(properties)) {
                    holder.setAutoCommit(false);
                    execute(holder, "select id from video where id = " + video + " for update");
                    likes.add(CompletableFuture.supplyAsync(() -> like(video, account), Thread::startVirtualThread));
                    await().until(() -> isWaitingForALock(properties));
                    // This one waits for the first.
                    likes.add(CompletableFuture.supplyAsync(() -> like(video, account), Thread::startVirtualThread));
                    assertThat(likes).noneMatch(CompletableFuture::isDone);
                }
                assertThat(likes)
                        .allSatisfy(like -> assertThat(like)
                                .succeedsWithin(Duration.ofSeconds(30))
                                .satisfies(answer -> assertThat(answer.body()).contains("\"status_code\":0")));

                // The check of an upload may take longer than a like waits for a lock.
                uploading.getOutputStream().write(upload, upload.length / 2, upload.length - upload.length / 2);
                assertThat(new String(uploading.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 200")
                        .contains("\"status_code\":0");
            }
            service.awaitExit();
        }
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.computeIfPresent("quarkus.datasource.jdbc.url", (key, url) -> TestDatabase.another(url));
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        properties.put("clipstream.shutdown.delay", "6s");
        return properties;
    }

    /** Calls as clients of a load balancer do, until the service is not ready. */
    private void callWhileReady(CountDownLatch underWay) {
        while (get(READY).statusCode() == 200) {
            assertThat(get(FEED).body()).contains("\"status_code\":0");
            underWay.countDown();
        }
    }

    private static Connection connection(Map<String, String> properties) throws SQLException {
        return DriverManager.getConnection(
                properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static boolean isWaitingForALock(Map<String, String> properties) throws SQLException {
        try (Connection connection = connection(properties)) {
            return execute(connection, "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'");
        }
    }

    private HttpResponse<String> like(long video, String account) {
        return post("/douyin/favorite/action/?action_type=1&video_id=" + video + "&token=" + token(account));
    }

    /** Publishes a video of the account by its address and returns its id. */
    private long published(String account) {
        String id = account.replaceAll(".*\"user_id\":(\\d+).*", "$1");
        return Long.parseLong(
                post("/douyin/publish/actionUrl?title=x&url=https://example.org/v.mp4&cover_url=https://example.org/v.jpg&id="
                                + id)
                        .body()
                        .replaceAll(".*\"vid\":(\\d+).*", "$1"));
    }

    private HttpResponse<String> post(String path) {
        return send(request(path).header("X-Api-Dialect", "bytehunters").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String token(String account) {
        return account.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    /** Returns the answer to a registration. */
    private String registered() {
        String name = "u-" + UUID.randomUUID().toString().substring(0, 18);
        return send(request("/douyin/user/register/?username=" + name + "&password=correct-horse")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .body();
    }

    /** Returns the bytes of a whole HTTP request. */
    private static byte[] upload(String token) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(field("token", token).getBytes(UTF_8));
        body.writeBytes(field("title", "last but not lost").getBytes(UTF_8));
        body.writeBytes(part("data\"; filename=\"clip.mp4").getBytes(UTF_8));
        body.writeBytes(Clips.bytes(Clips.mp4()));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("""
                POST /douyin/publish/action/ HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Type: multipart/form-data; boundary=%s\r
                Content-Length: %d\r
                \r
                """.formatted(BOUNDARY, body.size()).getBytes(UTF_8));
        body.writeTo(request);
        return request.toByteArray();
    }

    private static String field(String name, String value) {
        return part(name) + value + "\r\n";
    }

    private static String part(String name) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(BOUNDARY, name);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
