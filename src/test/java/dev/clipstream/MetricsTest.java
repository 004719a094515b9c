package dev.clipstream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

    @Test
    void requestsAreCountedByRouteAndDialect() {
        Client.anonymous(Dialect.CAMP).get("feed/");
        Client.anonymous(Dialect.DURLIM).get("feed");
        await().untilAsserted(() -> assertThat(metrics())
                .anyMatch(line -> isRequests(line) && line.contains("dialect=\"camp\"") && line.contains("/feed\""))
                .anyMatch(line -> isRequests(line) && line.contains("dialect=\"durlim\"") && line.contains("/feed\"")));
    }

    @Test
    void whateverClientsSendLabelsTakeFewValues() {
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
    void jobsAreMeasured() {
        await().untilAsserted(() ->
                assertThat(metrics()).anyMatch(line -> line.startsWith("scheduled_methods_seconds_count{")));
    }

    @Test
    void theDashboardShowsMetricsThatExist() throws IOException {
        Client.registered(Dialect.OFFICIAL).published("shown");
        String dashboard = Files.readString(Path.of("k8s/grafana-dashboard.json"));
        List<String> shown = Pattern.compile("[a-z]+_[a-z_]+(?=[\\[{)])")
                .matcher(dashboard)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(shown).hasSizeGreaterThan(9);
        await().untilAsserted(() -> assertThat(shown)
                .allSatisfy(name -> assertThat(metrics()).anyMatch(line -> line.matches(name + "[{ ].*"))));
    }

    private static boolean isRequests(String line) {
        return line.startsWith("http_server_requests_seconds_count{");
    }

    private static List<String> metrics() {
        return given().get("/q/metrics").asString().lines().toList();
    }
}
