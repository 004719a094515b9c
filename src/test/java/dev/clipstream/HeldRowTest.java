package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.DirectDatabase;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.recount.RecountJob;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One row is locked and many want to change it: they are told to come back, and nobody else notices. */
@QuarkusTest
class HeldRowTest {

    private static final int FANS = 100;

    /** Less than the five seconds that a lock is waited for. */
    private static final Duration USUAL = Duration.ofSeconds(4);

    /** The time-out of a lock, and much for the clients on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    @Inject
    RecountJob recount;

    @Inject
    DirectDatabase direct;

    @Test
    void onlyThoseWhoWantItAreToldToTryAgain() throws Exception {
        Client client = Client.registered();
        long held = client.publishedUrl("held");
        Client other = Client.registered();
        long free = other.publishedUrl("free");
        PortalClient portal = PortalClient.guest();
        recount.repairAll();
        List<Future<Response>> likes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = direct.holdVideo(held)) {
            long start = System.nanoTime();
            for (int i = 0; i < FANS; i++) {
                likes.add(threads.submit(() -> client.like(held)));
            }
            await().until(direct::isWaitingForALock);
            while (likes.stream().noneMatch(Future::isDone)) {
                assertUsual(() -> other.get("feed"));
                assertUsual(() -> other.like(free));
                assertUsual(() -> other.comment(free, "x"));
                assertUsual(() ->
                        Client.anonymous().post("user/login", "username", other.name(), "password", Client.PASSWORD));
                within(USUAL, () -> portal.get("user/get-my-info"));
                assertThat(within(USUAL, () -> given().get("/q/health/ready")).statusCode())
                        .isEqualTo(200);
            }
            for (Future<Response> like : likes) {
                assertBusy(like.get());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            holder.rollback();
        }
        succeeded(client.like(held));
        assertThat(recount.repairAll()).isZero();
    }

    private static void assertUsual(Supplier<Response> request) {
        succeeded(within(USUAL, request));
    }

    private static Response within(Duration limit, Supplier<Response> request) {
        long start = System.nanoTime();
        Response answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(answer.asString())
                .isLessThan(limit);
        return answer;
    }

    private static void assertBusy(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.<Integer>path("status_code")).isNotZero();
        assertThat(answer.<String>path("status_msg")).contains("busy");
    }
}
