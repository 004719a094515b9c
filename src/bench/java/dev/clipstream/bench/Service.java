package dev.clipstream.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service, in a process of its own: the executable or the jar, whichever was built last. */
final class Service implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** The options of the image. */
    private static final String OPTIONS = "src/main/docker/jvm.options";

    private static final Path IMAGE = Path.of("src/main/docker/Dockerfile.jvm");
    private static final Pattern OPTION_OF_MALLOC = Pattern.compile("(MALLOC_\\w+)=(\\w+)");

    /** What the heap of the image begins with: a 64th of the memory, which in the manifests is 2 GiB. */
    private static final String FIRST_HEAP = "32m";

    private static final String HOST = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final boolean isNative;
    private final int port;
    private final Process process;
    private final Duration firstAnswer;

    private Service(Settings settings, Map<String, String> configuration) throws IOException {
        Path executable = newest(settings.target());
        isNative = !executable.toString().endsWith(".jar");
        port = freePort();
        Path log = settings.target().resolve("service.log");
        ProcessBuilder builder = new ProcessBuilder(command(executable, settings, configuration))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (!isNative) {
            OPTION_OF_MALLOC
                    .matcher(Files.readString(IMAGE))
                    .results()
                    .forEach(option -> builder.environment().put(option.group(1), option.group(2)));
        }
        long start = System.nanoTime();
        process = builder.start();
        try {
            awaitFirstAnswer(start + LIMIT.toNanos(), log);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        firstAnswer = Duration.ofNanos(System.nanoTime() - start);
    }

    static Service start(Settings settings, Map<String, String> configuration) throws IOException {
        return new Service(settings, configuration);
    }

    private static Path newest(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(target, 2)) {
            return files.filter(file -> file.toString().endsWith("-runner") || file.endsWith("quarkus-run.jar"))
                    .max(Comparator.comparing(Service::time))
                    .orElseThrow();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private List<String> command(Path executable, Settings settings, Map<String, String> configuration) {
        List<String> command = new ArrayList<>();
        command.add(
                isNative
                        ? executable.toString()
                        : Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString());
        if (!isNative) {
            command.add("@" + OPTIONS);
            command.add("-Xms" + FIRST_HEAP);
        }
        command.add("-Xmx" + settings.heap());
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.http.host=" + HOST);
        command.addAll(settings.options());
        if (!isNative) {
            command.addAll(List.of("-jar", executable.toString()));
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitFirstAnswer(long end, Path log) throws IOException {
        while (true) {
            try {
                if (send("GET", "/douyin/feed/").contains("\"status_code\":0")) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The service did not start, see " + log);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** Sends a request and returns the body of the answer. */
    String send(String method, String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HOST, port, path)))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(HOST, port);
    }

    String kind() {
        return isNative ? "native executable" : "jar";
    }

    /** Returns how long it took from the exec to the first answer of the feed. */
    Duration firstAnswer() {
        return firstAnswer;
    }

    /** Returns the resident memory in MiB, or NaN where there is no {@code /proc}. */
    double resident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Returns the processor time that the service has used. */
    Duration time() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        http.close();
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
