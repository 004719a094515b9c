package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.clipstream.media.TestConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UploadFolderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path temporary;

    @Test
    void theFirstInstanceRemovesFilesOfAKilledOne() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("uploads"));
        Files.createFile(folder.resolve("upload-1.tmp"));
        Files.createFile(folder.resolve("FUp_2.tmp"));
        Files.createFile(folder.resolve("holiday.mp4"));
        UploadFolder uploads = open(folder);
        assertThat(names(folder)).containsExactlyInAnyOrder(".in-use", "holiday.mp4");
        uploads.close();
    }

    @Test
    void aSecondInstanceRemovesNothing() throws Exception {
        Path folder = temporary.resolve("uploads");
        Process first = holdLock(folder);
        try {
            Files.createFile(folder.resolve("upload-1.tmp"));
            open(folder).close();
            assertThat(names(folder)).contains("upload-1.tmp");
        } finally {
            first.destroyForcibly();
        }
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        open(folder).close();
        assertThat(names(folder)).doesNotContain("upload-1.tmp");
    }

    @Test
    void theSweepRemovesOnlyOldFiles() throws IOException {
        Path folder = temporary.resolve("uploads");
        UploadFolder uploads = open(folder);
        Path old = Files.createFile(folder.resolve("upload-old.tmp"));
        Path fresh = Files.createFile(folder.resolve("upload-fresh.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(NOON.minusSeconds(1)));
        Files.setLastModifiedTime(fresh, FileTime.from(NOON));
        uploads.removeOlderThan(NOON);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        uploads.close();
    }

    @Test
    void nobodyElseMayEnterTheFolder() throws IOException {
        Path folder = temporary.resolve("uploads");
        open(folder).close();
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        open(open).close();
        assertThat(Files.getPosixFilePermissions(open)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theFolderOfAnotherUserIsRefused() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root gives files away")
                .isEqualTo("root");
        Path folder = Files.createDirectory(temporary.resolve("uploads"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary);
        Files.setAttribute(folder, "unix:uid", 65534);
        Files.setAttribute(link, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        for (Path others : List.of(folder, link)) {
            assertThatThrownBy(() -> open(others))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("clipstream.media.upload-dir", "belongs to another user");
        }
        assertThat(names(folder)).isEmpty();
    }

    private static UploadFolder open(Path folder) {
        var uploads = new UploadFolder(TestConfig.of(Map.of("clipstream.media.upload-dir", folder.toString())));
        uploads.open(null);
        return uploads;
    }

    /** Starts another process that holds the folder, as a second instance does. */
    private static Process holdLock(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploadFolderTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("open");
        return process;
    }

    /** Holds the folder until it is killed. */
    public static void main(String[] arguments) throws IOException {
        open(Path.of(arguments[0]));
        System.out.println("open");
        System.in.read();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
