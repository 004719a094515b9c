package dev.clipstream.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.KeptConnection;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

    private static final String SENT = "clipstream_messages_sent_total{target=\"account\"";
    private static final String DELIVERED = "clipstream_messages_delivered_total{target=\"account\"";
    private static final String REFUSED_FRAMES = "clipstream_rate_limited_total{family=\"portal\",operation=\"chat\"}";
    private static final String HITS = "http_server_requests_seconds_count{dialect=\"none\",method=\"GET\","
            + "outcome=\"REDIRECTION\",status=\"304\",uri=\"/media/{folder}/{name}\"}";

    @Test
    void requestsAreCountedByRouteAndDialect() {
        Client.anonymous(Dialect.CAMP).get("feed/");
        Client.anonymous(Dialect.DURLIM).get("feed");
        PortalClient.anonymous().get("contact/get-user-list-online");
        await().untilAsserted(() -> assertThat(metrics())
                .anyMatch(line -> isRequests(line) && line.contains("dialect=\"portal\"") && line.contains("-online\""))
                .anyMatch(line -> isRequests(line) && line.contains("dialect=\"camp\"") && line.contains("/feed\""))
                .anyMatch(line -> isRequests(line) && line.contains("dialect=\"durlim\"") && line.contains("/feed\"")));
    }

    @Test
    void clientsCannotAddLabelValues() {
        String madeUp = "M" + UUID.randomUUID().toString().substring(0, 8);
        given().request(madeUp, "/douyin/feed");
        given().header("X-Api-Dialect", madeUp).get("/douyin/feed");
        given().get("/" + madeUp);
        given().get("/media/videos/" + madeUp + ".mp4");
        await().untilAsserted(() -> assertThat(metrics())
                .anyMatch(line -> isRequests(line) && line.contains("method=\"other\""))
                .noneMatch(line -> line.contains(madeUp)));
    }

    @Test
    void uploadsFfmpegAndThePoolAreMeasured() {
        Client.registered(Dialect.OFFICIAL).published("measured");
        assertThat(metrics())
                .anyMatch(line -> line.startsWith("clipstream_uploads_seconds_count{"))
                .anyMatch(line -> line.startsWith("clipstream_ffmpeg_seconds_count{"))
                .anyMatch(line -> line.startsWith("clipstream_ffmpeg_waiting"))
                .anyMatch(line -> line.startsWith("clipstream_ffmpeg_free"))
                .anyMatch(line -> line.startsWith("agroal_active_count{"));
    }

    @Test
    void sentAndDeliveredMessagesAreCounted() {
        PortalClient sender = PortalClient.guest();
        PortalClient recipient = PortalClient.guest();
        double sent = value(SENT);
        double delivered = value(DELIVERED);
        try (ChatClient from = connect(sender);
                ChatClient to = connect(recipient)) {
            from.sendTo(recipient.userId(), "counted");
            to.awaitContents("counted");
            assertThat(value(SENT)).isGreaterThan(sent);
            await().untilAsserted(() -> assertThat(value(DELIVERED)).isGreaterThan(delivered));
            assertThat(value("clipstream_connections")).isGreaterThanOrEqualTo(2);
        }
        await().untilAsserted(() -> assertThat(value("clipstream_connections")).isZero());
    }

    @Test
    void clientsCannotAddPathsOfTheirOwn() throws IOException {
        String made = "made-up-" + System.nanoTime();
        given().get("/douyin/" + made);
        given().header("X-Api-Dialect", "nope").get("/douyin/" + made);
        given().put("/media/file/" + made);
        given().request("PROPFIND", "/drawings/" + made);
        given().header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/" + made);
        try (KeptConnection connection = new KeptConnection(URI.create("http://localhost:" + RestAssured.port))) {
            connection.sendHead("GET /douyin/" + made + "%zz", "Connection: close\r\n");
            assertThat(connection.isClosedByServer()).as("answered").isFalse();
        }
        await().untilAsserted(() ->
                assertThat(metrics()).anyMatch(line -> isRequests(line) && line.contains("uri=\"other\"")));
        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(metrics()).noneMatch(line -> line.contains(made)));
    }

    @Test
    void rateLimitedRequestsAreCounted() {
        double before = value(REFUSED_FRAMES);
        flood();
        assertThat(value(REFUSED_FRAMES)).isGreaterThan(before);
    }

    /** The status of most answers is 200, whatever went wrong. */
    @Test
    void problemsAreCountedByKind() {
        double tokens = value(problems("short-video", "TokenInvalid"));
        double tickets = value(problems("portal", "TokenMissing"));
        double frames = value(problems("portal", "BadParameter"));
        new Client(Dialect.OFFICIAL, 1, "nobody", "no token")
                .get("publish/list")
                .then()
                .statusCode(200);
        given().headers("Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get("/api/chat/ws")
                .then()
                .statusCode(401);
        try (ChatClient chat = connect(PortalClient.guest())) {
            chat.send("Type", 77);
            chat.awaitError();
        }
        assertThat(value(problems("short-video", "TokenInvalid")) + value(problems("short-video", "TokenMalformed")))
                .isGreaterThan(tokens);
        assertThat(value(problems("portal", "TokenMissing"))).isGreaterThan(tickets);
        assertThat(value(problems("portal", "BadParameter"))).isGreaterThan(frames);
    }

    private static String problems(String family, String kind) {
        return "clipstream_problems_total{family=\"%s\",kind=\"%s\"}".formatted(family, kind);
    }

    @Test
    void theFreeSpaceForUploadsIsMeasured() {
        assertThat(value("clipstream_upload_disk_free_bytes")).isPositive();
    }

    @Test
    void unchangedMediaCountAsCacheHits() {
        Client author = Client.registered(Dialect.OFFICIAL);
        author.published("kept");
        String cover = author.get("publish/list").path("video_list[0].cover_url");
        String etag = given().get(cover).header("ETag");
        double before = value(HITS);
        given().header("If-None-Match", etag).get(cover).then().statusCode(304);
        await().untilAsserted(() -> assertThat(value(HITS)).isGreaterThan(before));
    }

    @Test
    void jobRunsAreCountedByResult() {
        await().untilAsserted(() -> assertThat(metrics())
                .anyMatch(line -> line.startsWith("clipstream_jobs_total{name=\"chat-idle\",result=\"success\"}"))
                .anyMatch(line -> line.startsWith("scheduled_methods_seconds_count{")));
    }

    @Test
    void dashboardAndReadmeNameExistingMetrics() throws IOException {
        Client.registered(Dialect.OFFICIAL).published("shown");
        flood();
        List<String> shown = found("[a-z]+_[a-z_]+(?=[\\[{)])", Path.of("k8s/grafana-dashboard.json"));
        List<String> documented =
                found("(?<=^\\| `)(http_server|agroal|clipstream)_[a-z_]+(?=`)", Path.of("k8s/README.md"));
        assertThat(shown).hasSizeGreaterThan(14);
        assertThat(documented).hasSizeGreaterThan(9);
        await().untilAsserted(() -> assertThat(metrics())
                .map(line -> line.split("[{ ]")[0])
                .containsAll(shown)
                .containsAll(documented));
    }

    private static List<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** Sends frames until some are rejected. */
    private static void flood() {
        try (ChatClient chat = connect(PortalClient.guest())) {
            IntStream.range(0, 60).forEach(i -> chat.send("Type", 3));
            assertThat(chat.awaitError()).isEqualTo("-20007");
        }
    }

    private static ChatClient connect(PortalClient client) {
        String ticket = client.get("chat/ws-ticket").path("data.ticket");
        return ChatClient.connect("http://localhost:" + RestAssured.port, ticket);
    }

    private static boolean isRequests(String line) {
        return line.startsWith("http_server_requests_seconds_count{");
    }

    private static List<String> metrics() {
        return given().get("/q/metrics").asString().lines().toList();
    }

    /** Returns the value in the first line with that start, or 0 if there is none. */
    private static double value(String start) {
        return metrics().stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .orElse(0.0);
    }
}
