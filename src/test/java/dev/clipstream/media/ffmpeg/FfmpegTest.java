package dev.clipstream.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Clips;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.TestConfig;
import dev.clipstream.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

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

    private static MediaConfig config(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("clipstream.media.ffmpeg", Clips.executable().toString());
        return TestConfig.of(all);
    }

    /** Only processes of this test: others run beside it. */
    private static long runningProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains(SOURCE))
                .count();
    }
}
