package dev.clipstream.embedded;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.EmbeddedServersResource;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Traces of the production package arrive where its configuration sends them. */
@Execution(ExecutionMode.CONCURRENT)
class TracesIT {

    private static final String EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @Test
    void tracesOfARequestAndItsStatementsAreSentByGrpc() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            int collector = vertx.createHttpServer()
                    .requestHandler(this::collect)
                    .listen(0, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
            try (ChildService service =
                    ChildService.packaged(properties(collector)).awaitStarted()) {
                given().port(service.port()).get("/douyin/feed").then().statusCode(200);
                await().until(() -> received.stream().anyMatch(spans -> spans.contains("GET /douyin/feed")));
                await().until(() -> received.stream().anyMatch(spans -> spans.contains("SELECT")));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    /** Answers as a collector does: success without content. */
    private void collect(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().equals(EXPORT)) {
                received.add(body.toString(UTF_8));
            }
            request.response().putHeader("content-type", "application/grpc").putTrailer("grpc-status", "0");
            request.response().end(Buffer.buffer(new byte[5]));
        });
    }

    private static Map<String, String> properties(int collector) {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        properties.put("quarkus.otel.exporter.otlp.endpoint", "http://localhost:" + collector);
        properties.put("quarkus.otel.exporter.otlp.traces.compression", "none");
        properties.put("quarkus.otel.bsp.schedule.delay", "200ms");
        return properties;
    }
}
