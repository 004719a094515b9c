package dev.clipstream.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server in a process of its own. It is found by what it runs and where, not by a pid that a file remembers: so one
 * that a killed service left behind is found too, and nothing else is ever mistaken for it.
 */
record ServerProcess(Path executable, Path data, Path log) {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    void start(List<String> arguments, int port, byte[] greeting) throws IOException {
        stop();
        List<String> command = Stream.concat(Stream.of(executable.toString()), arguments.stream())
                .toList();
        Process launched = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        boolean answers = await(START_LIMIT, () -> hasFailed(launched) || answers(port, greeting));
        if (!answers || hasFailed(launched)) {
            stop();
            throw new IllegalStateException(
                    executable.getFileName() + " did not start, see " + log + ":\n" + lastLines());
        }
    }

    void stop() {
        processes().forEach(ProcessHandle::destroy);
        if (!await(STOP_LIMIT, () -> processes().findAny().isEmpty())) {
            processes().forEach(ProcessHandle::destroyForcibly);
            await(STOP_LIMIT, () -> processes().findAny().isEmpty());
        }
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(process -> isThisServer(process.info()));
    }

    private boolean isThisServer(ProcessHandle.Info info) {
        return info.command()
                        .filter(path -> path.startsWith(executable.toString()))
                        .isPresent()
                && info.commandLine()
                        .filter(line -> line.contains(data.toString()))
                        .isPresent();
    }

    private static boolean hasFailed(Process launched) {
        return !launched.isAlive() && launched.exitValue() != 0;
    }

    private static boolean answers(int port, byte[] greeting) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(greeting);
            InputStream answer = socket.getInputStream();
            return answer.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return all.stream().skip(Math.max(0, all.size() - 5)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
