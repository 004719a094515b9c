package dev.clipstream.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server in its own process, which is recognised by its executable and its home, not by a pid in a file: so the
 * server of a killed service is found again, and no other process is mistaken for it.
 *
 * @param mark an argument that only this home's server has, or null where the executable itself is the home's
 */
record ServerProcess(Path executable, String mark, Path directory, Path log) {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int CONNECT_LIMIT_MS = 1000;
    private static final int POLL_MS = 20;

    /**
     * Starts the server and waits for its first answer.
     *
     * @param question the bytes that make this kind of server answer on {@code port}
     */
    void start(List<String> arguments, int port, byte[] question) throws IOException {
        Process launched = new ProcessBuilder(Stream.concat(Stream.of(executable.toString()), arguments.stream())
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        boolean decided = await(START_LIMIT, () -> hasFailed(launched) || answers(port, question));
        if (!decided || hasFailed(launched)) {
            stop();
            throw new ConfigurationException("%s did not start%s, the reason is in %s"
                    .formatted(
                            executable.getFileName(), decided ? "" : " within " + START_LIMIT.toSeconds() + " s", log));
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

    /** Returns whether it is this server. Windows shows no arguments, so there the executable alone tells. */
    private boolean isThisServer(ProcessHandle.Info info) {
        boolean isExecutable =
                info.command().map(Path::of).filter(executable::equals).isPresent();
        return mark == null
                ? isExecutable
                : info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(mark))
                        .orElse(isExecutable && Machine.IS_WINDOWS);
    }

    private static boolean hasFailed(Process launched) {
        return !launched.isAlive() && launched.exitValue() != 0;
    }

    private static boolean answers(int port, byte[] question) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_LIMIT_MS);
            socket.setSoTimeout(CONNECT_LIMIT_MS);
            socket.getOutputStream().write(question);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
