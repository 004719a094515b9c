package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process that a test starts, and its output. */
public final class ChildService implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ :]+:([0-9]+)");

    private final Process process;
    private final Path output;

    private ChildService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildService start(List<String> arguments, Map<String, String> systemProperties) {
        return start(arguments, systemProperties, Map.of());
    }

    private static ChildService start(
            List<String> arguments, Map<String, String> systemProperties, Map<String, String> environment) {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        all.addAll(arguments);
        return start(Path.of(System.getProperty("java.home"), "bin", "java"), systemProperties, all, environment);
    }

    /** Starts the package that the build made: the native executable if there is one, else the jar. */
    public static ChildService packaged(Map<String, String> systemProperties) {
        return packaged(systemProperties, Map.of());
    }

    static ChildService packaged(Map<String, String> systemProperties, Map<String, String> environment) {
        Path nativeExecutable = Path.of(System.getProperty("native.image.path"));
        return Files.exists(nativeExecutable)
                ? start(nativeExecutable, systemProperties, List.of(), environment)
                : start(List.of("-jar", "target/quarkus-app/quarkus-run.jar"), systemProperties, environment);
    }

    private static ChildService start(
            Path program,
            Map<String, String> systemProperties,
            List<String> arguments,
            Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // Tests read the output, even if the service is told to log elsewhere.
        command.add("-Dquarkus.log.console.enabled=true");
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "child-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            return new ChildService(builder.redirectOutput(output.toFile()).start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the service with the profile of a packaged application, but on the class path of the tests. */
    static ChildService standIn(Path home, Map<String, String> more) {
        Map<String, String> properties = Stream.of(
                        Map.of(
                                "smallrye.config.profile", "prod",
                                "java.util.logging.manager", "org.jboss.logmanager.LogManager",
                                "quarkus.http.port", "0",
                                "clipstream.home", home.toString(),
                                "clipstream.embedded.binaries", "target/clipstream-binaries"),
                        more)
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (usual, given) -> given));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return start(List.of("-cp", classPath, StandInService.class.getName()), properties);
    }

    /** Chooses a port for a service that must have the same one after a restart. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChildService awaitStarted() {
        await().atMost(LIMIT).until(() -> output().contains("started") || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    /** Waits until the service itself listens: embedded servers also log that they have started. */
    ChildService awaitListening() {
        await().atMost(LIMIT).until(() -> LISTENING.matcher(output()).find() || !process.isAlive());
        return this;
    }

    String value(String key) {
        return printed(key).orElseThrow(() -> new AssertionError("no " + key + " in " + output()));
    }

    private Optional<String> printed(String key) {
        return output().lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    /** Returns the port on which the service listens. */
    int port() {
        Matcher listening = LISTENING.matcher(output());
        assertThat(listening.find()).as(output()).isTrue();
        return Integer.parseInt(listening.group(1));
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    int awaitExit() {
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void requestTermination() {
        process.destroy();
    }

    public void terminate() {
        requestTermination();
        awaitExit();
    }

    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
