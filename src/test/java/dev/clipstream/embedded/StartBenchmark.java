package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Starts what was packaged ten times, the jar or the executable, in turn with a hello of the same Quarkus
 * ({@code src/bench/hello}), and prints how long each takes from its exec to its first correct answer, and the memory
 * that it then has. {@code ./mvnw verify -Pbench-start} runs it and nothing else; it is for Linux.
 */
class StartBenchmark {

    private static final int STARTS = 10;
    private static final int VIDEOS = 30;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String FEED = "/douyin/feed/";
    private static final String READY = "/q/health/ready";

    private static final List<Column> COLUMNS = List.of(
            new Column("listening ms", Start::listening),
            new Column("ready ms", Start::ready),
            new Column("first answer ms", Start::answer),
            new Column("resident MiB", Start::resident),
            new Column("peak MiB", Start::peak));

    @Test
    void printsTimeAndMemoryOfAStart() throws Exception {
        Program service =
                new Program(Path.of("target"), properties(), FEED, "\"play_url\":\"https://example.org/v.mp4\"", READY);
        Program hello = new Program(Path.of("src/bench/hello/target"), Map.of(), "/hello", "hello", null);
        assertThat(service.kind()).as("as the hello").isEqualTo(hello.kind());
        fill(service);
        service.start();
        hello.start();
        List<Start> services = new ArrayList<>();
        List<Start> hellos = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            services.add(service.start());
            hellos.add(hello.start());
        }
        System.out.printf("%-24s%s%n", "minimum / median", header());
        print("Clipstream, " + service.kind(), services);
        print("hello, " + hello.kind(), hellos);
        System.out.printf(
                "first answer, median: %.1f times that of hello%n",
                median(services, Start::answer) / median(hellos, Start::answer));
    }

    private static String header() {
        StringBuilder header = new StringBuilder();
        COLUMNS.forEach(column -> header.append("%20s".formatted(column.name())));
        return header.toString();
    }

    private static void print(String name, List<Start> starts) {
        StringBuilder line = new StringBuilder("%-24s".formatted(name));
        for (Column column : COLUMNS) {
            double minimum = starts.stream().mapToDouble(column.value()).min().orElseThrow();
            line.append("%20s".formatted("%.0f / %.0f".formatted(minimum, median(starts, column.value()))));
        }
        System.out.println(line);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> value) {
        double[] sorted = starts.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.computeIfPresent("quarkus.datasource.jdbc.url", (key, url) -> TestDatabase.another(url));
        properties.put("quarkus.management.port", "0");
        properties.put("clipstream.publish.by-url", "true");
        return properties;
    }

    /** Publishes a page of videos, so that the first answer reads as much as a client's does. */
    private static void fill(Program service) throws Exception {
        try (ChildService running = ChildService.packaged(service.properties(0)).awaitStarted();
                HttpClient http = HttpClient.newHttpClient()) {
            String base = "http://localhost:" + running.port() + "/douyin/";
            String account = send(http, base + "user/register?username=author&password=correct-horse");
            Matcher id = Pattern.compile("\"user_id\":(\\d+)").matcher(account);
            assertThat(id.find()).as(account).isTrue();
            for (int i = 0; i < VIDEOS; i++) {
                send(
                        http,
                        base + "publish/actionUrl?title=x&url=https://example.org/v.mp4"
                                + "&cover_url=https://example.org/v.jpg&id=" + id.group(1));
            }
        }
    }

    private static String send(HttpClient http, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(answer).contains("\"status_code\":0");
        return answer;
    }

    private record Column(String name, ToDoubleFunction<Start> value) {}

    /** Times in milliseconds since the exec, memory in MiB after the first answer. */
    private record Start(double listening, double ready, double answer, double resident, double peak) {}

    /**
     * @param answer a part of the first correct answer on {@code path}
     * @param readyPath the path of readiness, or null if there is none
     */
    private record Program(Path target, Map<String, String> properties, String path, String answer, String readyPath) {

        Path executable() throws IOException {
            try (var files = Files.list(target)) {
                return files.filter(file -> file.toString().endsWith("-runner"))
                        .findFirst()
                        .orElse(null);
            }
        }

        String kind() throws IOException {
            return executable() == null ? "jar" : "executable";
        }

        Map<String, String> properties(int port) {
            Map<String, String> all = new HashMap<>(properties);
            all.put("quarkus.http.port", Integer.toString(port));
            all.put("quarkus.http.host", "127.0.0.1");
            return all;
        }

        Start start() throws Exception {
            int port = ChildService.freePort();
            List<String> command = new ArrayList<>();
            if (executable() == null) {
                command.add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
            } else {
                command.add(executable().toString());
            }
            properties(port).forEach((key, value) -> command.add("-D" + key + "=" + value));
            if (executable() == null) {
                command.addAll(List.of(
                        "-jar", target.resolve("quarkus-app/quarkus-run.jar").toString()));
            }
            Path log = Files.createTempFile(Path.of("target"), "start-", ".log");
            long exec = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                var ready = CompletableFuture.supplyAsync(() -> readyPath == null
                        ? Double.NaN
                        : await(process, log, exec, () -> get(port, readyPath).startsWith("HTTP/1.1 200")));
                double listening = await(process, log, exec, () -> connects(port));
                double answered =
                        await(process, log, exec, () -> get(port, path).contains(answer));
                double resident = memory(process, "VmRSS");
                double peak = memory(process, "VmHWM");
                return new Start(listening, ready.get(), answered, resident, peak);
            } finally {
                process.destroy();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static double await(Process process, Path log, long exec, Condition condition) {
        while (!holds(condition)) {
            assertThat(process.isAlive() && System.nanoTime() - exec < LIMIT.toNanos())
                    .as(log::toString)
                    .isTrue();
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - exec) / 1e6;
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean connects(int port) throws IOException {
        connect(port).close();
        return true;
    }

    /** Where nobody listens yet a connection to a free port may by chance be one from that port to itself. */
    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        if (socket.getLocalPort() == port) {
            socket.close();
            throw new ConnectException("Nobody listens on port " + port);
        }
        return socket;
    }

    private static String get(int port, String path) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static double memory(Process process, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
