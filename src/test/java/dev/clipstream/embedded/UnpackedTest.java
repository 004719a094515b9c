package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    private static final int STARTS = 8;

    @TempDir
    Path folder;

    /** Unpacks as on a machine that has never run the service. */
    @Test
    void simultaneousStartsUnpackOnceAndLeaveNoDrafts() throws Exception {
        CyclicBarrier together = new CyclicBarrier(STARTS);
        Callable<Path> start = () -> {
            together.await();
            return Unpacked.directory("org/junit/jupiter/api/io/", "TempDir.class", folder.resolve("unpacked"));
        };
        try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var unpacked : starts.invokeAll(Collections.nCopies(STARTS, start))) {
                assertThat(unpacked.get().resolve("TempDir.class")).isNotEmptyFile();
            }
        }
        assertThat(folder.toFile().list()).containsExactly("unpacked");
    }
}
