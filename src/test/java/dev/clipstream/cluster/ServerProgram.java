package dev.clipstream.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that a test starts from a program on the PATH. It ends with the JVM of the tests at the latest. */
final class ServerProgram implements AutoCloseable {

    /** Below the ports that the kernel gives to outgoing connections: a killed server needs its port again. */
    private static final int FIRST_PORT = 11_000;

    private static final int LAST_PORT = 21_000;
    private static final int STOP_LIMIT_SECONDS = 30;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Process process;

    private ServerProgram(Process process) {
        this.process = process;
    }

    /** @param log the file to which the server writes, after what is there */
    static ServerProgram start(Path log, List<String> command) {
        ServerProgram program = new ServerProgram(launch(log, command));
        Runtime.getRuntime().addShutdownHook(new Thread(program::close));
        return program;
    }

    /** Runs a program to its end. */
    static void run(Path log, List<String> command) {
        try {
            if (launch(log, command).waitFor() != 0) {
                throw new AssertionError(command.getFirst() + " failed: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process launch(Path log, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Returns a port that is free, and so is the one ten thousand above it, on which Redis servers talk to each other. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (GIVEN.add(port) && isFree(port) && isFree(port + RedisCluster.BUS)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends the server, and what it has started. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        if (!await()) {
            kill();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean await() {
        try {
            return process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
