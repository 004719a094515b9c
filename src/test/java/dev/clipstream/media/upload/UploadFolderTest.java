package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.media.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
