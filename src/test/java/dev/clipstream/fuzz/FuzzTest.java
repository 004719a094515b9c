package dev.clipstream.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.fixture.ServiceLog;
import dev.clipstream.fuzz.FuzzConnection.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever a client sends, it gets an answer in the JSON of its dialect, and no error of the service. {@code
 * -Dclipstream.fuzz.seed} chooses other requests, and {@code -Dclipstream.fuzz.requests} their number.
 */
@QuarkusTest
class FuzzTest {

    private static final long SEED = Long.getLong("clipstream.fuzz.seed", 1);
    private static final long REQUESTS = Long.getLong("clipstream.fuzz.requests", 1500);
    /** Requests with the same accounts, whose names and relations change meanwhile. */
    private static final long BATCH = 500;

    private static final int CONNECTIONS = 4;
    private static final int SHOWN_FAULTS = 20;

    /** A stack trace or the name of a class. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)internal error|exception|error id|\\bat [\\w.$]+\\(|\\b(java|javax|jakarta|io|org|com|dev)\\.\\w+\\.\\w+\\.");

    private static final Pattern LOGGED_ERROR = Pattern.compile("(?m)^[-\\d]+ [:.\\d]+ (ERROR|FATAL) .*$");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> answers = new TreeMap<>();

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyAnswerIsInTheJsonOfItsDialect() throws Exception {
        List<FuzzOperation> operations = FuzzOperation.in(mapper.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString()));
        assertThat(operations).hasSizeGreaterThan(40);
        long logSize = ServiceLog.size();
        for (long first = 0; first < REQUESTS && faults.size() < SHOWN_FAULTS; first += BATCH) {
            send(first, Math.min(first + BATCH, REQUESTS), operations, World.created());
        }
        LOGGED_ERROR
                .matcher(ServiceLog.since(logSize))
                .results()
                .limit(SHOWN_FAULTS)
                .forEach(line -> faults.add(line.group()));
        System.out.printf("%d requests of seed %d: %s%n", REQUESTS, SEED, answers);
        assertThat(faults)
                .as("faults with -Dclipstream.fuzz.seed=%d -Dclipstream.fuzz.requests=%d", SEED, REQUESTS)
                .isEmpty();
    }

    private void send(long first, long end, List<FuzzOperation> operations, World world) throws Exception {
        AtomicLong next = new AtomicLong(first);
        try (ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(clients.submit(() -> {
                    try (FuzzConnection connection = new FuzzConnection(service)) {
                        for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                            exchange(connection, FuzzRequests.of(SEED, number, operations, world));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> client : all) {
                client.get();
            }
        }
    }

    private void exchange(FuzzConnection connection, FuzzRequest request) {
        try {
            Answer answer = connection.exchange(request.bytes(), request.hasNoAnswerBody());
            String fault = fault(request, answer);
            if (fault != null) {
                faults.add("%s%n%s%n  %d %s %s"
                        .formatted(fault, request, answer.status(), answer.headers(), answer.body()));
            }
        } catch (IOException e) {
            faults.add("no answer: %s%n%s".formatted(e, request));
        }
    }

    /** Returns null for a good answer. */
    private String fault(FuzzRequest request, Answer answer) {
        count(answer);
        if (answer.status() >= 500) {
            return "the service failed";
        }
        if (INSIDE.matcher(answer.body()).find()) {
            return "the answer tells about the inside of the service";
        }
        if (answer.isJson()) {
            return isEnvelope(request, answer) ? null : "not the JSON of the dialect";
        }
        boolean mayHaveOtherBody = request.hasNoAnswerBody()
                || request.method().equals("OPTIONS")
                || request.operation().isMedia()
                || answer.status() == 101
                || answer.status() == 414
                || !isUri(request.target());
        return mayHaveOtherBody ? null : "no JSON";
    }

    private boolean isEnvelope(FuzzRequest request, Answer answer) {
        if (request.hasNoAnswerBody()) {
            return true;
        }
        try {
            JsonNode body = mapper.readTree(answer.body());
            return request.target().startsWith("/api/")
                    ? body.path("code").isInt()
                            && body.path("message").isTextual()
                            && body.path("data").isObject()
                            && body.path("code").asInt() != 60001
                    : body.path("status_code").isInt()
                            && body.path("status_msg").isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Quarkus itself answers 400 to a request line without a URI, as 414 to one that is too long. */
    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void count(Answer answer) {
        String code =
                answer.isJson() ? answer.body().replaceFirst("(?s)^\\{\"(?:status_)?code\":(-?\\d+).*", " $1") : "";
        synchronized (answers) {
            answers.computeIfAbsent(answer.status() + (code.length() > 12 ? "" : code), key -> new AtomicLong())
                    .incrementAndGet();
        }
    }
}
