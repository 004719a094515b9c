package dev.clipstream.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.embedded.ChildService;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import dev.clipstream.fixture.UploadFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pod with few connections and with rate limits, of which a drill can ask what it has left behind. */
final class DrillPod implements AutoCloseable {

    private static final Path UPLOADS = Path.of("target", "drill-uploads").toAbsolutePath();

    /** The objects of all videos, and of the uploads that are pending. */
    private static final String KNOWN_OBJECTS = """
            select source from video union select cover_source from video
            union select video_key from pending_upload union select cover_key from pending_upload""";

    private final DrillServers servers;
    private final int managementPort = ChildService.freePort();
    private final Pod pod;

    DrillPod(DrillServers servers) {
        this.servers = servers;
        pod = new Pod(
                servers.keys(),
                Map.of(
                        "clipstream.limit.enabled",
                        "true",
                        // Each request then asks Redis, and none is refused.
                        "clipstream.limit.short-video-per-minute",
                        "1000000",
                        "clipstream.media.upload-dir",
                        UPLOADS.toString(),
                        "quarkus.datasource.jdbc.max-size",
                        "12",
                        "quarkus.management.host",
                        "127.0.0.1",
                        "quarkus.management.port",
                        Integer.toString(managementPort)));
    }

    void start() {
        pod.start();
        pod.awaitStarted();
    }

    Pod pod() {
        return pod;
    }

    long pid() {
        return pod.service().pid();
    }

    boolean isReady() {
        return given().get(pod.base() + "/q/health/ready").statusCode() == 200;
    }

    /** Publishes a small clip and returns its address. */
    String published(PodUser user) {
        given().queryParam("token", user.token())
                .queryParam("title", "a clip")
                .multiPart("data", Clips.mp4().toFile())
                .post(pod.base() + "/douyin/publish/action");
        return given().queryParam("token", user.token())
                .get(pod.base() + "/douyin/publish/list")
                .path("video_list[0].play_url");
    }

    /** Asserts that no file, process or connection of a request is left, and no object that nobody knows of. */
    void assertNothingIsLeft() {
        await().untilAsserted(() -> {
            assertThat(UploadFiles.in(UPLOADS)).isEmpty();
            assertThat(ProcessHandle.of(pid()).orElseThrow().descendants()).isEmpty();
            assertThat(metric("agroal_active_count")).isZero();
            assertThat(metric("clipstream_ffmpeg_free")).isEqualTo(2);
        });
        List<String> objects = servers.objects();
        assertThat(knownObjects()).containsAll(objects);
    }

    private double metric(String name) {
        String metrics =
                given().get("http://127.0.0.1:" + managementPort + "/q/metrics").asString();
        List<String> lines =
                metrics.lines().filter(line -> line.startsWith(name)).toList();
        assertThat(lines).as(name).isNotEmpty();
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    private Set<String> knownObjects() {
        Set<String> known = new HashSet<>();
        try (Connection connection = pod.connectToDatabase();
                ResultSet rows = connection.createStatement().executeQuery(KNOWN_OBJECTS)) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return known;
    }

    @Override
    public void close() {
        pod.close();
    }
}
