package dev.clipstream.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.ConcurrencyScenarios;
import dev.clipstream.drill.Deed;
import dev.clipstream.drill.Load;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import dev.clipstream.recount.WrongCounters;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs two packaged instances on clusters of databases and of Redis servers. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "true",
        disabledReason = "needs MariaDB with Galera, and Redis, on the PATH: -Dcluster runs it")
class ClusterIT {

    private static final int MESSAGES = 300;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 20_000_000;

    private static final Cluster CLUSTER = new Cluster();

    private static final Deed[] DEEDS_WITHOUT_MEDIA =
            EnumSet.complementOf(EnumSet.of(Deed.UPLOAD)).toArray(Deed[]::new);

    /** Reads the messages that are newer than the newest one that the user has. */
    private interface Poll {
        JsonNode since(PodUser user, Pod pod, long otherId, long newest);
    }

    @BeforeAll
    static void start() throws SQLException {
        CLUSTER.start();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @Test
    void messagesReachEveryConnectionOnBothInstancesOnce() {
        try (ChatOverNodes chat = new ChatOverNodes(CLUSTER)) {
            chat.awaitWritten(100);
            chat.assertEachArrivesOnce();
        }
    }

    @Test
    void pollsInMillisecondsGetEachMessageOnce() throws Exception {
        assertPollsGetEachMessageOnce(PodUser::pollInTheApp);
    }

    @Test
    void pollsInSecondsGetEachMessageOnce() throws Exception {
        assertPollsGetEachMessageOnce(PodUser::pollInSeconds);
    }

    @Test
    void codeThatOneInstanceSentIsAcceptedByTheOther() {
        String name = "p-" + UUID.randomUUID().toString().substring(0, 18);
        String email = name + "@example.org";
        post(CLUSTER.first(), "login/send-code", Map.of("email", email));
        post(
                CLUSTER.second(),
                "login/register",
                Map.of("email", email, "code", Mails.codeSentTo(email), "password", "correct horse", "username", name));
    }

    /** The first node that is killed is that of one instance, the second one that of both. */
    @Test
    void killedDatabasesLoseNothing() {
        PodUser author = PodUser.registered(CLUSTER.first());
        try (Load load = Load.on(CLUSTER.first(), CLUSTER.second()).start(6)) {
            for (int index : List.of(0, 1)) {
                GaleraNode node = CLUSTER.databases.node(index);
                load.awaitSuccesses(300);
                node.kill();
                long killed = System.nanoTime();
                Stream.of(CLUSTER.first(), CLUSTER.second()).forEach(pod -> awaitWritable(pod, author));
                report("database " + index + " killed, writable again", killed, load);
                load.awaitSuccesses(300);
                node.start();
                node.awaitSynced();
                report("database " + index + " is back", killed, load);
            }
            load.awaitSuccesses(10, Deed.values());
            assertExact(load);
        }
    }

    @Test
    void killedRedisServersLoseNothing() {
        try (Load load = Load.on(CLUSTER.first(), CLUSTER.second()).start(3);
                ChatOverNodes chat = new ChatOverNodes(CLUSTER)) {
            for (RedisCluster.Node master : CLUSTER.redis.masters()) {
                chat.awaitWritten(20);
                master.kill();
                long killed = System.nanoTime();
                Stream.of(CLUSTER.first(), CLUSTER.second()).forEach(ClusterIT::awaitConnectable);
                report("a master killed, tickets are redeemed again", killed, load);
                master.start();
                CLUSTER.redis.awaitComplete();
                report("Redis is complete", killed, load);
            }
            chat.awaitWritten(20);
            chat.assertEachArrivesOnce();
            assertExact(load);
        }
    }

    private static void assertExact(Load load) {
        load.stop();
        report("end", System.nanoTime(), load);
        CLUSTER.databases.awaitInStep();
        load.assertOnlySuccessOrBusy();
        load.assertNothingAcknowledgedIsLost();
        assertThat(load.longest(DEEDS_WITHOUT_MEDIA)).isLessThan(Duration.ofSeconds(15));
        assertCountersAreExact();
    }

    private static void assertCountersAreExact() {
        try (Connection connection = CLUSTER.databases.connect()) {
            assertThat(WrongCounters.in(connection)).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWritable(Pod pod, PodUser author) {
        await().atMost(RECOVERY).until(() -> author.publish(pod).statusCode() == 200);
    }

    private static void awaitConnectable(Pod pod) {
        PodUser user = PodUser.registered(pod);
        await().atMost(RECOVERY).ignoreExceptions().until(() -> {
            try (ChatClient chat = user.connect(pod)) {
                chat.awaitHeartbeat();
                return true;
            }
        });
    }

    /** Two users write on one instance each, and poll there with the newest time that they have. */
    private static void assertPollsGetEachMessageOnce(Poll poll) throws Exception {
        PodUser one = PodUser.registered(CLUSTER.first());
        PodUser other = PodUser.registered(CLUSTER.second());
        CLUSTER.databases.awaitInStep();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> received = List.of(
                    threads.submit(() -> writeAndPoll(one, CLUSTER.first(), other, poll)),
                    threads.submit(() -> writeAndPoll(other, CLUSTER.second(), one, poll)));
            List<String> texts =
                    IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
            for (Future<List<String>> polled : received) {
                assertThat(polled.get()).containsExactlyElementsOf(texts);
            }
        }
    }

    /** Returns the messages of the other user in the order in which they were polled. */
    private static List<String> writeAndPoll(PodUser user, Pod pod, PodUser other, Poll poll) {
        List<String> received = new ArrayList<>();
        long newest = 0;
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int i = 0; i < MESSAGES || received.size() < MESSAGES && System.nanoTime() < end; i++) {
            if (i < MESSAGES) {
                user.writeInTheApp(pod, other.id(), "message " + i);
            }
            for (JsonNode message : poll.since(user, pod, other.id(), newest)) {
                newest = message.path("create_time").longValue();
                if (message.path("from_user_id").longValue() == other.id()) {
                    received.add(message.path("content").textValue());
                }
            }
        }
        return received;
    }

    private static void post(Pod pod, String path, Map<String, String> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(pod.base() + "/api/" + path)
                .then()
                .body("code", is(20000));
    }

    private static void report(String what, long since, Load load) {
        System.out.printf("%s after %.1f s: %s%n", what, (System.nanoTime() - since) / 1e9, load);
    }

    /** The same scenarios as on one instance. What precedes and follows the many callers happens on the first. */
    @Nested
    class Concurrency extends ConcurrencyScenarios {

        private static final AtomicInteger REQUESTS = new AtomicInteger();
        private static final AtomicInteger BUSY = new AtomicInteger();
        private static List<Filter> filters;
        private static volatile boolean spread;

        @BeforeAll
        static void chooseInstances() {
            filters = RestAssured.filters();
            RestAssured.filters((request, response, context) -> {
                Pod pod = spread && REQUESTS.incrementAndGet() % 2 == 0 ? CLUSTER.second() : CLUSTER.first();
                request.baseUri("http://localhost").port(URI.create(pod.base()).getPort());
                return context.next(request, response);
            });
        }

        @AfterAll
        static void restore() {
            RestAssured.replaceFiltersWith(filters);
            System.out.printf("%s requests of many callers, %s answers of 503%n", REQUESTS, BUSY);
        }

        @Override
        protected int wrongCounters() {
            assertCountersAreExact();
            return 0;
        }

        /** Tries again, as clients do. */
        @Override
        protected Response answer(Supplier<Response> request) {
            Response answer = request.get();
            long end = System.nanoTime() + RECOVERY.toNanos();
            while (answer.statusCode() == 503 && System.nanoTime() < end) {
                BUSY.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
                answer = request.get();
            }
            return answer;
        }

        @Override
        protected void setManyCallers(boolean many) {
            CLUSTER.databases.awaitInStep();
            spread = many;
        }
    }
}
