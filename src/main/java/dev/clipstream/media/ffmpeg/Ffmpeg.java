package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.MediaConfig;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Runs ffmpeg: a bounded number at once, each for a bounded time and with bounded memory. A process gets none of the
 * service's variables. A bulkhead of SmallRye Fault Tolerance would bound how many wait, and not how long.
 */
@ApplicationScoped
class Ffmpeg {

    private static final Logger LOG = Logger.getLogger(Ffmpeg.class);
    private static final int CAPTURED_BYTES = 64 * 1024;
    private static final int KILL_SECONDS = 5;
    private static final Set<Integer> KILLED = Set.of(128 + 9, 128 + 24);
    private static final String SHELL = "/bin/sh";

    /**
     * Bounds the memory in KiB and the processor time in seconds, lets the service go first, and lets the system kill
     * this process first if it has no memory left. A system leaves out what it cannot do. Both numbers are formatted as
     * texts: for numbers Java loads the digits of a language, which takes 2 ms of a start.
     */
    private static final String LIMITS = """
            {
            ulimit -d %s
            ulimit -t %s
            echo 1000 > /proc/self/oom_score_adj
            command -v nice > /dev/null && set -- nice -n 5 "$@"
            } 2> /dev/null
            exec "$@"
            """;

    private final Optional<Path> configured;
    private final String minimum;
    private final Path folder;
    private final Duration timeout;
    private final Duration wait;
    private final Semaphore permits;
    private final List<String> limits;
    private final Map<Path, FfmpegVersion> versions = new ConcurrentHashMap<>();

    Ffmpeg(MediaConfig config) {
        configured = config.ffmpeg();
        minimum = config.ffmpegMinimum();
        folder = config.uploadDir();
        timeout = config.ffmpegTimeout();
        wait = config.ffmpegWait();
        permits = new Semaphore(config.ffmpegProcesses(), true);
        long kibibytes = Math.ceilDiv(config.ffmpegMemory().asLongValue(), 1024);
        // ends a costly file soon, an honest one on a busy machine late, and a process that outlives this one
        long processorSeconds = Math.max(1, timeout.toSeconds() / 3);
        String script = LIMITS.formatted(kibibytes, processorSeconds);
        limits = Files.isExecutable(Path.of(SHELL)) ? List.of(SHELL, "-c", script, "sh") : List.of();
    }

    void check(@Observes StartupEvent start) {
        if (configured.isPresent() && executable().isEmpty()) {
            throw new IllegalStateException(
                    "clipstream.media.ffmpeg: " + configured.get() + " is not an executable file");
        }
        // the start does not wait for it
        Thread.startVirtualThread(this::report);
    }

    private void report() {
        Optional<String> warning = warning();
        warning.ifPresentOrElse(
                LOG::warn,
                () -> LOG.infof(
                        "Uploads are checked by %s, version %s",
                        executable().orElse(null), version().orElse("unknown")));
    }

    void meter(@Observes StartupEvent start, MeterRegistry meters) {
        meters.gauge("clipstream.ffmpeg.waiting", permits, Semaphore::getQueueLength);
        meters.gauge("clipstream.ffmpeg.free", permits, Semaphore::availablePermits);
    }

    /** Returns whether there is an ffmpeg that is not too old. */
    boolean available() {
        return usable().isPresent();
    }

    /** Returns the version of the ffmpeg that there is, whatever its age. */
    Optional<String> version() {
        return executable().flatMap(this::version).map(FfmpegVersion::text);
    }

    /** Returns why uploads are hardly checked, if they are. */
    Optional<String> warning() {
        if (available()) {
            return Optional.empty();
        }
        String reason = executable()
                .map(path -> "%s is refused, its version %s is older than clipstream.media.ffmpeg-minimum=%s"
                        .formatted(path, version().orElse("unknown"), minimum))
                .orElse("no ffmpeg on the PATH and no clipstream.media.ffmpeg");
        return Optional.of(reason + ": uploads are hardly checked, covers are drawn");
    }

    /** Runs ffmpeg when one of the permits is free. */
    @Timed("clipstream.ffmpeg")
    FfmpegResult run(List<String> arguments) {
        Path executable = usable().orElseThrow(() -> new Problem.Unavailable(Dependency.FFMPEG, null));
        List<String> command = new ArrayList<>(limits);
        command.addAll(List.of(executable.toString(), "-hide_banner", "-nostdin", "-nostats", "-y", "-v", "error"));
        command.addAll(List.of("-filter_threads", "1", "-progress", "pipe:1"));
        command.addAll(arguments);
        boolean hasPermit = false;
        try {
            hasPermit = permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (!hasPermit) {
                throw new Problem.Busy("video processing");
            }
            return await(start(command));
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

    /** Starts a program that sees none of the service's secrets. */
    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "LD_LIBRARY_PATH"));
        return builder.start();
    }

    private FfmpegResult await(Process process) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            var output = captured(process.getInputStream());
            var errors = captured(process.getErrorStream());
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS) || KILLED.contains(process.exitValue())) {
                throw new Problem.NotAVideo("it takes too much time or memory to read");
            }
            return new FfmpegResult(process.exitValue(), output.join(), errors.join());
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

    private Optional<Path> usable() {
        return executable().filter(path -> version(path).stream().noneMatch(version -> version.isOlderThan(minimum)));
    }

    /** Asks an executable once; one that does not answer is asked again. */
    private Optional<FfmpegVersion> version(Path executable) {
        return Optional.ofNullable(versions.computeIfAbsent(executable, path -> {
            try {
                return FfmpegVersion.in(await(start(List.of(path.toString(), "-version")))
                                .output())
                        .orElse(null);
            } catch (IOException | Problem e) {
                LOG.warnf(e, "%s does not tell its version", path);
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }));
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
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
