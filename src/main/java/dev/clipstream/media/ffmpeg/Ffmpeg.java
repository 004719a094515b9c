package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.container.ImageFormat;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.micrometer.core.annotation.Timed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Runs ffmpeg: a bounded number at once, each for a bounded time, on local files only. A bulkhead of SmallRye Fault
 * Tolerance would bound how many wait, and not how long.
 */
@ApplicationScoped
class Ffmpeg {

    private static final Logger LOG = Logger.getLogger(Ffmpeg.class);
    private static final int CAPTURED_BYTES = 64 * 1024;
    private static final int LOGGED_CHARACTERS = 300;
    private static final String THREADS = "2";
    private static final int KILL_SECONDS = 5;

    private static final Pattern FRAMES_SO_FAR = Pattern.compile("(?m)^frame=\\s*(\\d+)");

    /** More than an 8K frame; a file can declare frames that no memory holds. */
    private static final String MAX_PIXELS = "36000000";

    private final Optional<Path> configured;
    private final Duration timeout;
    private final Duration wait;
    private final Semaphore permits;

    Ffmpeg(MediaConfig config) {
        configured = config.ffmpeg();
        timeout = config.ffmpegTimeout();
        wait = config.ffmpegWait();
        permits = new Semaphore(config.ffmpegProcesses(), true);
    }

    void check(@Observes StartupEvent start) {
        if (configured.isPresent() && !available()) {
            throw new IllegalStateException(
                    "clipstream.media.ffmpeg: " + configured.get() + " is not an executable file");
        }
        if (!available()) {
            LOG.warn(
                    "No ffmpeg on the PATH and no clipstream.media.ffmpeg: uploads are hardly checked, covers are drawn");
        }
    }

    void meter(@Observes StartupEvent start, MeterRegistry meters) {
        meters.gauge("clipstream.ffmpeg.waiting", permits, Semaphore::getQueueLength);
        meters.gauge("clipstream.ffmpeg.free", permits, Semaphore::availablePermits);
    }

    boolean available() {
        return executable().isPresent();
    }

    /** The result of a process that ended by itself, whatever its exit code. */
    record Result(int exitCode, String output, String errors) {
        boolean succeeded() {
            return exitCode == 0;
        }

        /** Returns the number of frames that ffmpeg wrote. */
        long frames() {
            return FRAMES_SO_FAR
                    .matcher(output)
                    .results()
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .max()
                    .orElse(0);
        }

        /** Returns the errors for the log, in one line of bounded length. */
        String reason() {
            String line = errors.strip().replaceAll("\\s+", " ");
            return line.substring(0, Math.min(line.length(), LOGGED_CHARACTERS));
        }
    }

    /**
     * Returns the arguments that open {@code file} as {@code format} and nothing else: no other file, no network, no
     * playlist.
     */
    static List<String> input(Path file, VideoFormat format) {
        return input(file, format.demuxer(), "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm");
    }

    static List<String> input(Path file, ImageFormat format) {
        return input(file, format.demuxer(), format.demuxer());
    }

    private static List<String> input(Path file, String demuxer, String allowed) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                allowed,
                "-threads",
                THREADS,
                "-max_pixels",
                MAX_PIXELS,
                "-f",
                demuxer,
                "-i",
                local(file));
    }

    /** Returns the path in a form that ffmpeg takes neither for an option nor for a protocol. */
    static String local(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    /** Runs ffmpeg when one of the permits is free. */
    @Timed("clipstream.ffmpeg")
    Result run(List<String> arguments) {
        Path executable = executable().orElseThrow(() -> new Problem.Unavailable(Dependency.FFMPEG, null));
        // the limit on processor time also ends a process that outlives this one
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "-hide_banner",
                "-nostdin",
                "-nostats",
                "-y",
                "-v",
                "error",
                "-timelimit",
                Long.toString(timeout.toSeconds()),
                "-progress",
                "pipe:1"));
        command.addAll(arguments);
        boolean hasPermit = false;
        try {
            hasPermit = permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (!hasPermit) {
                throw new Problem.Busy("video processing");
            }
            return await(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new Problem.Unavailable(Dependency.FFMPEG, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable(Dependency.FFMPEG, e);
        } finally {
            if (hasPermit) {
                permits.release();
            }
        }
    }

    private Result await(Process process) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            var output = captured(process.getInputStream());
            var errors = captured(process.getErrorStream());
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Problem.NotAVideo("it takes too long to read");
            }
            return new Result(process.exitValue(), output.join(), errors.join());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // killing only asks: the permit and the files are in use until the process is gone
            process.destroyForcibly()
                    .onExit()
                    .completeOnTimeout(process, KILL_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Reads to the end, so that the process never blocks, and returns the beginning. */
    private static CompletableFuture<String> captured(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        byte[] beginning = stream.readNBytes(CAPTURED_BYTES);
                        stream.transferTo(OutputStream.nullOutputStream());
                        return new String(beginning, StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private Optional<Path> executable() {
        Stream<Path> candidates = configured.isPresent()
                ? configured.stream()
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .flatMap(folder -> Stream.of(Path.of(folder, "ffmpeg"), Path.of(folder, "ffmpeg.exe")));
        return candidates
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
