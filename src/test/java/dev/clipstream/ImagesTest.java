package dev.clipstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the recipes of the images, which no test builds. */
class ImagesTest {

    private static final Path FOLDER = Path.of("src/main/docker");
    private static final Pattern OPTION = Pattern.compile("-XX:(?!AOTCache)[^\\s\",]+|@[^\\s\",]+");

    /** A cache is good for the options that it was recorded with. */
    @Test
    void theTrainingRunHasTheOptionsOfTheService() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile.jvm"));
        assertThat(options(lines, "RUN bash /train.sh"))
                .containsExactly("@jvm.options")
                .isEqualTo(options(lines, "ENTRYPOINT"));
        assertThat(FOLDER.resolve("jvm.options")).exists();
        assertThat(FOLDER.resolve("train.sh")).content().contains("-XX:AOTMode=on");
    }

    private static List<String> options(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .flatMap(line -> OPTION.matcher(line).results())
                .map(option -> option.group())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void anImageHasAMaintainedFfmpegAndNoRights(String recipe) throws IOException {
        String text = Files.readString(FOLDER.resolve(recipe));
        assertThat(text)
                .contains(
                        "FROM docker.io/library/debian:",
                        "apt-get install -y --no-install-recommends ffmpeg",
                        "USER 10001:10001")
                .doesNotContain("ws.schild")
                // Podman ignores it in its own format
                .doesNotContain("\nSHELL");
    }

    /** Podman does not guess a registry, to it eclipse-temurin is no image; and a moving tag is another image tomorrow. */
    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void everyImageIsOfOneRegistryAndOneVersion(String recipe) throws IOException {
        List<String> from = Files.readAllLines(FOLDER.resolve(recipe)).stream()
                .filter(line -> line.startsWith("FROM "))
                .toList();
        assertThat(from)
                .filteredOn(line -> !line.matches("FROM runtime( AS train)?"))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches("FROM docker\\.io/library/\\S+@sha256:[0-9a-f]{64}( AS \\w+)?"
                        + "|FROM quay\\.io/quarkus/\\S+:\\d+(\\.\\d+){3}-Final-java25 AS build"));
    }
}
