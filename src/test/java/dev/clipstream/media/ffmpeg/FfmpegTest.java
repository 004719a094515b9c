package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.TestConfig;
import dev.clipstream.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FfmpegTest {

    private static final String SOURCE = "testsrc2=size=32x32";
    private static final List<String> ENDLESS = List.of("-re", "-f", "lavfi", "-i", SOURCE, "-f", "null", "-");

    @Test
    void returnsTheResultOfAProcess() {
        var ffmpeg = new Ffmpeg(TestConfig.withFfmpeg());
        assertThat(ffmpeg.run(List.of("-i", "file:nothing-here")).errors()).contains("No such file");
        assertThat(ffmpeg.run(List.of("-i", "file:nothing-here")).succeeded()).isFalse();
    }

    @Test
    void endsAProcessThatTakesTooLong() {
        var ffmpeg = new Ffmpeg(config(Map.of("clipstream.media.ffmpeg-timeout", "1s")));
        assertThatThrownBy(() -> ffmpeg.run(ENDLESS)).isInstanceOf(Problem.NotAVideo.class);
        assertThat(runningProcesses()).isZero();
    }

    @Test
    void refusesWorkWhenAllProcessesAreBusy() {
        var ffmpeg = new Ffmpeg(config(Map.of(
                "clipstream.media.ffmpeg-timeout", "5s",
                "clipstream.media.ffmpeg-wait", "10ms",
                "clipstream.media.ffmpeg-processes", "1")));
        var busy = CompletableFuture.runAsync(() -> ffmpeg.run(ENDLESS), Thread::startVirtualThread);
        Awaitility.await().until(() -> runningProcesses() == 1);
        assertThatThrownBy(() -> ffmpeg.run(ENDLESS)).isInstanceOf(Problem.Busy.class);
        assertThat(busy).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void endsTheProcessOfAnInterruptedThread() throws InterruptedException {
        var ffmpeg = new Ffmpeg(TestConfig.withFfmpeg());
        Thread caller = Thread.startVirtualThread(() -> ffmpeg.run(ENDLESS));
        Awaitility.await().until(() -> runningProcesses() == 1);
        caller.interrupt();
        caller.join();
        Awaitility.await().until(() -> runningProcesses() == 0);
    }

    @Test
    void reportsAMissingExecutable() {
        var missing = new Ffmpeg(TestConfig.withoutFfmpeg());
        assertThat(missing.available()).isFalse();
        assertThatThrownBy(() -> missing.run(List.of("-version"))).isInstanceOf(Problem.Unavailable.class);
        assertThatThrownBy(() -> missing.check(null)).hasMessageContaining("clipstream.media.ffmpeg");
    }

    /** As Linux tells it: the names of variables, the directory, the limits and the niceness of a running process. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessHasNoSecretsAndBounds() throws Exception {
        MediaConfig config = config(Map.of("clipstream.media.ffmpeg-memory", "300M"));
        var ffmpeg = new Ffmpeg(config);
        Thread caller = Thread.startVirtualThread(() -> ffmpeg.run(ENDLESS));
        try {
            Awaitility.await().until(() -> processes().count() == 1);
            Path process =
                    Path.of("/proc", processes().findFirst().orElseThrow().pid() + "");
            String variables = Files.readString(process.resolve("environ"));
            assertThat(variables.split("\0"))
                    .allMatch(variable -> variable.matches("(PATH|PWD|OLDPWD|SHLVL|_|)(=.*)?"));
            assertThat(process.resolve("cwd").toRealPath())
                    .isEqualTo(config.uploadDir().toRealPath());
            assertThat(Files.readString(process.resolve("limits")))
                    .containsPattern("Max data size +314572800 ")
                    .containsPattern("Max cpu time +20 ");
            assertThat(Files.readString(process.resolve("oom_score_adj")).strip())
                    .isEqualTo("1000");
            assertThat(Files.readString(process.resolve("stat"))
                            .split("\\) ", 2)[1]
                            .split(" ")[16])
                    .as("niceness")
                    .isEqualTo("5");
        } finally {
            caller.interrupt();
            caller.join();
        }
    }

    @Test
    void theLogHoldsNoEscapeSequences() {
        var result =
                new FfmpegResult(1, "", "[in \u001b[31m@ 0x1]\r\nCodec (x) not on whitelist 'a,b'\u009b\u202e end ");
        assertThat(result.summary()).isEqualTo("[in [31m@ 0x1] Codec (x) not on whitelist end");
    }

    private static MediaConfig config(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("clipstream.media.ffmpeg", TestConfig.ffmpeg().toString());
        return TestConfig.of(all);
    }

    /** Only processes of this test: others run beside it. */
    private static long runningProcesses() {
        return processes().count();
    }

    private static Stream<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains(SOURCE))
                .filter(child -> !child.info().command().orElse("").endsWith("sh"));
    }
}
