package dev.clipstream.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final int CONNECTIONS = 4;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int STALL_MS = 200;

    private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            served.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            if (path.equals("/stall") && count.getAndIncrement() == 0) {
                sleep();
            }
            byte[] body = (path.equals("/wrong") ? "{\"status_code\":1}" : "{\"status_code\":0}").getBytes(UTF_8);
            exchange.sendResponseHeaders(path.equals("/missing") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void everyAnswerIsCounted() {
        Measured measured = ClosedLoop.run(load(Duration.ZERO, 1, "/right"), 2);
        assertThat(measured.errors()).isZero();
        assertThat(measured.answers()).isEqualTo(served.get("/right").get());
        assertThat(measured.requests()).isBetween(1L, measured.answers());
        assertThat(measured.millis(99)).isPositive();
    }

    @Test
    void answersOfTheWarmUpDoNotCount() {
        Measured measured = ClosedLoop.run(load(SHORT, 1, "/right"), 1);
        assertThat(measured.requests()).isLessThan(measured.answers());
    }

    @Test
    void wrongAnswersAreErrors() {
        Measured measured = ClosedLoop.run(load(Duration.ZERO, 1, "/right", "/wrong", "/missing"), 2);
        assertThat(measured.errors())
                .isEqualTo(served.get("/wrong").get() + served.get("/missing").get());
        assertThat(measured.firstError()).isEqualTo("200 {\"status_code\":1}");
    }

    /** What a load liked, it no longer likes in the end. */
    @Test
    void loadsEndBetweenUnits() {
        ClosedLoop.run(load(Duration.ZERO, 2, "/like", "/unlike"), 2);
        PacedLoop.run(load(Duration.ZERO, 2, "/like", "/unlike"), 300);
        assertThat(served.get("/like").get()).isEqualTo(served.get("/unlike").get());
    }

    @Test
    void aPacedLoadKeepsItsRate() {
        Measured measured = PacedLoop.run(load(Duration.ZERO, 1, "/right"), 100);
        assertThat(measured.answers()).isEqualTo(30);
    }

    /** One connection sends every 10 ms: some requests are due while the first one has no answer yet. */
    @Test
    void aStallCountsForEveryRequestThatIsDueMeanwhile() {
        Plan plan = new Plan(List.of(request("/stall")), 1);
        Load load = new Load(server.getAddress(), List.of(plan), "{".getBytes(UTF_8), Duration.ZERO, SHORT);
        Measured measured = PacedLoop.run(load, 100);
        assertThat(measured.latencies().getCountBetweenValues(STALL_MS * 500_000L, Long.MAX_VALUE / 2))
                .isGreaterThanOrEqualTo(8);
    }

    private Load load(Duration warmUp, int unit, String... paths) {
        Plan plan = new Plan(List.of(paths).stream().map(LoopsTest::request).toList(), unit);
        return new Load(
                server.getAddress(),
                Collections.nCopies(CONNECTIONS, plan),
                "{\"status_code\":0".getBytes(UTF_8),
                warmUp,
                SHORT);
    }

    private static byte[] request(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(UTF_8);
    }

    private static void sleep() {
        try {
            Thread.sleep(STALL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
