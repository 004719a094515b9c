package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.fixture.Cable;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.recount.RecountJob;
import io.agroal.api.AgroalDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Breaks the connection to each server that the service depends on, and restores it. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class DependencyFailureTest {

    private static final String CODES = "clipstream:email-code:*";

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @Inject
    RecountJob recount;

    @Inject
    RedisDataSource redis;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void plugIn() {
        BreakableServers.setReadOnly(false);
        BreakableServers.database().plugIn();
        BreakableServers.objectStore().plugIn();
        BreakableServers.redis().plugIn();
        BreakableServers.mail().plugIn();
    }

    @Test
    void thePortalNamesTheServerThatIsUnavailable() {
        PortalClient client = PortalClient.guest();
        Supplier<Response> code =
                () -> PortalClient.anonymous().post("login/send-code", "email", UUID.randomUUID() + "@example.org");
        assertBreaksAndRecovers(BreakableServers.database(), 60004, () -> client.get("user/get-my-info"));
        assertBreaksAndRecovers(BreakableServers.redis(), 60005, code);
    }

    /** Sends as many codes as an address may get, and then one more. */
    @Test
    void aCodeThatCouldNotBeSentIsInvalidAndNotCounted() throws Exception {
        String address = UUID.randomUUID() + "@example.org";
        Supplier<Response> code = () -> PortalClient.anonymous().post("login/send-code", "email", address);
        List<String> codes = redis.key().keys(CODES);
        BreakableServers.mail().pull();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.<Callable<Response>>nCopies(5, code::get))) {
                assertBroken(60007, answer.get());
            }
        }
        assertThat(codes).containsAll(redis.key().keys(CODES));
        BreakableServers.mail().plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> PortalClient.succeeded(code.get()));
    }

    @Test
    void withoutTheDatabaseTheAnswerIs503UntilItIsBack() {
        Client client = Client.registered(Dialect.OFFICIAL);
        long video = client.publishedUrl("x");
        assertBreaksAndRecovers(BreakableServers.database(), () -> client.get("feed"));
        assertBreaksAndRecovers(BreakableServers.database(), () -> client.like(video));
        assertBreaksAndRecovers(
                BreakableServers.database(),
                () -> Client.anonymous(Dialect.OFFICIAL)
                        .post("user/login", "username", client.name(), "password", Client.PASSWORD));
        assertThat(recount.repairAll()).isZero();
    }

    /** If all instances were unready, nobody would tell clients in their dialect what is wrong. */
    @Test
    void withoutTheDatabaseTheServiceIsReadyAndWarns() {
        BreakableServers.database().pull();
        await().untilAsserted(() -> given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'database' }.data.warning", notNullValue()));
        given().get("/q/health/ready").then().statusCode(200);
        BreakableServers.database().plugIn();
        await().atMost(RECOVERY)
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .body("checks.find { it.name == 'database' }.data", nullValue()));
    }

    @Test
    void aLikeWhoseCommitIsNotAnsweredIs503AndCountedOnce() {
        Client client = Client.registered(Dialect.OFFICIAL);
        long video = client.publishedUrl("x");
        recount.repairAll();
        await().atMost(RECOVERY).untilAsserted(() -> {
            succeeded(client.unlike(video));
            BreakableServers.database().loseAnswerTo("COMMIT");
            assertUnavailable(client.like(video));
        });
        succeeded(client.like(video));
        assertThat(recount.repairAll()).isZero();
        assertThat(client.get("publish/list").<Integer>path("video_list[0].favorite_count"))
                .isOne();
    }

    /** Many callers like videos and end that in turn, until the database is gone. */
    @Test
    void aLikeThatWasAcknowledgedStaysWhenTheOnesAfterItAreRefused() throws Exception {
        Client author = Client.registered(Dialect.OFFICIAL);
        List<Client> fans = Stream.generate(() -> Client.registered(Dialect.OFFICIAL))
                .limit(12)
                .toList();
        List<Long> videos =
                Stream.generate(() -> author.publishedUrl("x")).limit(4).toList();
        recount.repairAll();
        Map<Client, Map<Long, Boolean>> acknowledged = new HashMap<>();
        List<Future<?>> callers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Client fan : fans) {
                Map<Long, Boolean> ofFan = new ConcurrentHashMap<>();
                acknowledged.put(fan, ofFan);
                callers.add(threads.submit(() -> likeUntilUnavailable(fan, videos, ofFan)));
            }
            await().until(() -> acknowledged.values().stream().allMatch(ofFan -> ofFan.containsValue(false)));
            BreakableServers.database().pull();
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        BreakableServers.database().plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> succeeded(author.get("favorite/list")));
        acknowledged.forEach((fan, ofFan) -> {
            List<Long> liked = Json.numbers(fan.get("favorite/list"), "/video_list", "id");
            assertThat(ofFan)
                    .hasSizeGreaterThanOrEqualTo(videos.size() - 1)
                    .allSatisfy((video, is) -> assertThat(liked.contains(video)).isEqualTo(is));
        });
        assertThat(recount.repairAll()).isZero();
    }

    private static void likeUntilUnavailable(Client fan, List<Long> videos, Map<Long, Boolean> acknowledged) {
        for (int i = 0; ; i++) {
            long video = videos.get(i % videos.size());
            boolean liked = i / videos.size() % 2 == 0;
            Response answer = liked ? fan.like(video) : fan.unlike(video);
            if (answer.statusCode() == 503) {
                // It may have been committed all the same.
                acknowledged.remove(video);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                return;
            }
            succeeded(answer);
            acknowledged.put(video, liked);
        }
    }

    /** As after a failover, when the connections lead to a server that has been replaced. */
    @Test
    void aDatabaseThatOnlyReadsIsUnavailableToWritersAndItsConnectionsEnd() {
        Client client = Client.registered(Dialect.OFFICIAL);
        long video = client.publishedUrl("x");
        long flushed = database.getMetrics().flushCount();
        BreakableServers.setReadOnly(true);
        assertUnavailable(client.like(video));
        succeeded(client.get("feed"));
        assertThat(database.getMetrics().flushCount()).isGreaterThan(flushed);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'writes accepted' }.status", is("DOWN"));
        BreakableServers.setReadOnly(false);
        succeeded(client.like(video));
        assertThat(recount.repairAll()).isZero();
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void aServerThatRefusedToWriteAndIsGoneTakesTheInstanceNoLongerOut() {
        Client client = Client.registered(Dialect.OFFICIAL);
        long other = Client.registered(Dialect.OFFICIAL).userId();
        BreakableServers.setReadOnly(true);
        assertUnavailable(client.follow(other));
        given().get("/q/health/ready").then().statusCode(503);
        BreakableServers.database().pull();
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void withoutTheObjectStoreAPublicationIs503AndLeavesNothing() {
        Client client = Client.registered(Dialect.OFFICIAL);
        BreakableServers.objectStore().pull();
        assertUnavailable(client.publish(Clips.mp4(), "x"));
        assertThat(client.get("publish/list").jsonPath().getList("video_list")).isEmpty();
        BreakableServers.objectStore().plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> succeeded(client.publish(Clips.mp4(), "x")));
        assertThat(client.get("publish/list").jsonPath().getList("video_list")).hasSize(1);
    }

    @Test
    void withoutTheObjectStoreAFileOfThePortalIs503AndMayBeSentAgain() {
        PortalClient client = PortalClient.guest();
        byte[] file = UUID.randomUUID().toString().getBytes(UTF_8);
        String video = client.uploadedVideo();
        BreakableServers.objectStore().pull();
        assertUploadFailed(client.upload("a.txt", file));
        assertUploadFailed(client.upload("a.txt", file));
        assertUploadFailed(client.post("videos/create-video", "video_path", video, "title", "x"));
        BreakableServers.objectStore().plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> PortalClient.succeeded(client.upload("a.txt", file)));
        String url = client.upload("a.txt", file).path("data.url");
        assertThat(given().get(url).asByteArray()).isEqualTo(file);
        client.created(video, "x");
        assertThat(client.inTheApp().get("publish/list").jsonPath().getList("video_list"))
                .hasSize(1);
    }

    private static void assertUploadFailed(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(503);
        assertThat(response.<Integer>path("code")).isEqualTo(60002);
    }

    private static void assertBreaksAndRecovers(Cable cable, Supplier<Response> request) {
        succeeded(request.get());
        cable.pull();
        // Until then the feed is one that was kept.
        await().untilAsserted(() -> assertUnavailable(request.get()));
        cable.plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> succeeded(request.get()));
    }

    private static void assertBreaksAndRecovers(Cable cable, int portalCode, Supplier<Response> request) {
        PortalClient.succeeded(request.get());
        cable.pull();
        assertBroken(portalCode, request.get());
        cable.plugIn();
        await().atMost(RECOVERY).untilAsserted(() -> PortalClient.succeeded(request.get()));
    }

    private static void assertBroken(int portalCode, Response broken) {
        assertThat(broken.statusCode()).as(broken.asString()).isEqualTo(503);
        assertThat(broken.header("Retry-After")).isNotBlank();
        assertThat(broken.<Integer>path("code")).as(broken.asString()).isEqualTo(portalCode);
    }

    private static void assertUnavailable(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.<Integer>path("status_code")).isEqualTo(10);
    }
}
