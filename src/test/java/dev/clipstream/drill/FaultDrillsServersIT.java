package dev.clipstream.drill;

import static dev.clipstream.drill.Deed.COMMENT;
import static dev.clipstream.drill.Deed.FEED;
import static dev.clipstream.drill.Deed.FOLLOW;
import static dev.clipstream.drill.Deed.LIKE;
import static dev.clipstream.drill.Deed.MESSAGE;
import static dev.clipstream.drill.Deed.REGISTER;
import static dev.clipstream.drill.Deed.UPLOAD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks a server or the disk for a while, again and again, while clients call the package. */
class FaultDrillsServersIT {

    private static final boolean LONG = "long".equals(System.getProperty("drills"));
    private static final Duration FAULT = Duration.ofSeconds(LONG ? 40 : 1);
    private static final int ROUNDS = LONG ? 2 : 1;
    private static final int CALLERS = 6;

    private static final Deed[] ALL_BUT_UPLOADS = {FEED, LIKE, COMMENT, FOLLOW, MESSAGE, REGISTER};

    /** Less than any time-out for a server that hangs, and much for a busy machine. */
    private static final Duration USUAL = Duration.ofSeconds(9);

    /** Changes a text, and changes it back when it is done again. */
    private static final String EDIT = """
            update %s set content = if(instr(content, '-'), replace(content, '-', '+'), replace(content, '+', '-'))
            order by id desc limit 1""";

    private static DrillServers servers;
    private static DrillPod pod;
    private static PodUser one;
    private static PodUser other;
    private static String media;
    private static String size;

    @BeforeAll
    static void start() {
        servers = new DrillServers();
        pod = new DrillPod(servers);
        pod.start();
        one = PodUser.registered(pod.pod());
        other = PodUser.registered(pod.pod());
        media = pod.published(one);
        size = Integer.toString(Clips.bytes(Clips.mp4()).length);
    }

    @AfterAll
    static void stop() {
        pod.close();
        servers.close();
        // A shutdown would wait for a request that never ends.
        assertThat(pod.pod().service().output()).contains("Shutting down with 0 requests in flight");
    }

    @Test
    void whileTheDatabasePausesMediaAreServedAndNothingIsLost() {
        Load load = drill(
                servers.database()::squeeze, running -> assertThat(downloaded()).isEqualTo(size));
        assertThat(load.longest()).as(load::toString).isLessThan(FAULT.plus(USUAL));
    }

    @Test
    void whileRedisHangsOnlyNewConnectionsOfTheChatAreRefused() {
        try (ChatClient sending = one.connect(pod.pod());
                ChatClient receiving = other.connect(pod.pod())) {
            Load load = drill(servers.redis()::squeeze, running -> {
                var upgrade = CompletableFuture.supplyAsync(() -> one.statusOfUpgrade(pod.pod()));
                running.awaitSuccesses(1, Deed.values());
                assertArrives(sending, receiving);
                assertThat(upgrade.join()).isEqualTo(503);
            });
            assertNobodyWasRefused(load);
        }
        assertThat(one.statusOfUpgrade(pod.pod())).isEqualTo(101);
    }

    @Test
    void afterRedisIsFlushedChatAndPresenceGoOn() {
        try (ChatClient sending = one.connect(pod.pod());
                ChatClient receiving = other.connect(pod.pod())) {
            Load load = drill(() -> servers.tellRedis("FLUSHALL"), running -> {
                assertArrives(sending, receiving);
                assertThat(given().get(pod.pod().base() + "/api/contact/get-user-list-online")
                                .<List<String>>path("data.users.id"))
                        .contains(Long.toString(one.id()), Long.toString(other.id()));
                assertThat(one.isSignedIn(pod.pod())).isTrue();
                assertThat(one.statusOfUpgrade(pod.pod())).isEqualTo(101);
            });
            assertNobodyWasRefused(load);
        }
    }

    @Test
    void whileRedisOnlyReadsOnlyNewConnectionsOfTheChatAreRefused() {
        try (ChatClient sending = one.connect(pod.pod());
                ChatClient receiving = other.connect(pod.pod())) {
            // A replica of a server that is not there.
            Load load = drill(() -> servers.tellRedis("REPLICAOF 127.0.0.1 1"), running -> {
                running.awaitSuccesses(1, Deed.values());
                assertArrives(sending, receiving);
                assertThat(one.statusOfUpgrade(pod.pod())).isEqualTo(503);
            });
            assertNobodyWasRefused(load);
        }
        assertThat(one.statusOfUpgrade(pod.pod())).isEqualTo(101);
    }

    @Test
    void aSlowObjectStoreDelaysOnlyMedia() {
        Load load = drill(() -> servers.objectStore().slowDown(200_000), running -> {
            assertThat(downloaded()).isEqualTo(size);
            running.awaitSuccesses(1, UPLOAD);
        });
        assertNobodyWasRefused(load);
    }

    @Test
    void anObjectStoreThatResetsConnectionsInMidObjectStopsOnlyMedia() {
        Load load = drill(() -> servers.objectStore().cutAfter(100_000), running -> {
            running.awaitBusy(1, UPLOAD);
            // The status was sent, so the client's connection is reset too.
            assertThat(downloaded()).startsWith("java.io.IOException");
        });
        assertOnlyUploadsWereRefused(load);
    }

    @Test
    void anObjectStoreThatRefusesConnectionsStopsOnlyMedia() {
        Load load = drill(servers.objectStore()::pull, running -> {
            running.awaitBusy(1, UPLOAD);
            Response refused = given().get(media);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
        });
        assertOnlyUploadsWereRefused(load);
    }

    @Test
    void aFullUploadDiskStopsOnlyUploads() {
        FileSizeLimit disk = new FileSizeLimit(pod.pid());
        try {
            Load load = drill(
                    () -> disk.set(32 * 1024),
                    running -> {
                        running.awaitBusy(1, UPLOAD);
                        assertThat(downloaded()).isEqualTo(size);
                    },
                    disk::lift);
            assertOnlyUploadsWereRefused(load);
        } finally {
            disk.lift();
        }
    }

    @Test
    void aHeldRowStopsOnlyThoseWhoWantIt() throws SQLException {
        try (Connection holder = pod.pod().connectToDatabase()) {
            holder.setAutoCommit(false);
            Load load = drill(
                    running -> execute(
                            holder,
                            "select id from video where id = %d for update"
                                    .formatted(running.videos().getFirst())),
                    running -> {
                        running.awaitBusy(1, LIKE, COMMENT);
                        running.awaitSuccesses(1, Deed.values());
                        assertThat(liked(running.videos().getLast())).isZero();
                    },
                    () -> execute(holder, "rollback"));
            assertThat(load.busy(FEED, FOLLOW, MESSAGE, REGISTER, UPLOAD))
                    .as(load::toString)
                    .isZero();
            assertThat(load.longest(FEED, FOLLOW, MESSAGE, REGISTER))
                    .as(load::toString)
                    .isLessThan(USUAL);
            assertThat(load.longest(LIKE, COMMENT)).as(load::toString).isLessThan(Duration.ofSeconds(25));
        }
    }

    /** What is changed in the database itself is seen at once by an instance that keeps nothing in memory. */
    @Test
    void theLoadNoticesWhatIsLostAndWhatIsCountedTwice() throws SQLException {
        try (Pod forgetful = new Pod(servers.keys(), Map.of("clipstream.cache.enabled", "false"))) {
            forgetful.start();
            forgetful.awaitStarted();
            try (Load load = Load.on(forgetful).start(CALLERS);
                    Connection connection = forgetful.connectToDatabase();
                    Statement statement = connection.createStatement()) {
                load.awaitSuccesses(1, Deed.values());
                load.assertNothingAcknowledgedIsLost();
                assertNotices(load, statement, EDIT.formatted("comment"));
                assertNotices(load, statement, EDIT.formatted("message"));
                assertNotices(
                        load,
                        statement,
                        "update video set favorite_count = 1 - favorite_count order by id desc limit 1");
            }
        }
    }

    /** @param change does nothing if it is done twice */
    private static void assertNotices(Load load, Statement statement, String change) throws SQLException {
        statement.executeUpdate(change);
        assertThatThrownBy(load::assertNothingAcknowledgedIsLost)
                .isInstanceOfAny(AssertionError.class, ConditionTimeoutException.class);
        statement.executeUpdate(change);
        load.assertNothingAcknowledgedIsLost();
    }

    private static Load drill(Runnable fault, Consumer<Load> meanwhile) {
        return drill(fault, meanwhile, servers::repair);
    }

    private static Load drill(Runnable fault, Consumer<Load> meanwhile, Runnable repair) {
        return drill(running -> fault.run(), meanwhile, repair);
    }

    /** Lets the fault come and go under load, asserts what is right after any fault, and returns the load. */
    private static Load drill(Consumer<Load> fault, Consumer<Load> meanwhile, Runnable repair) {
        try (Load load = Load.on(pod.pod()).start(CALLERS)) {
            load.awaitSuccesses(1, Deed.values());
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    fault.accept(load);
                    meanwhile.accept(load);
                    staysReady(FAULT);
                } finally {
                    repair.run();
                }
                load.awaitSuccesses(2, Deed.values());
            }
            load.stop();
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
            pod.assertNothingIsLeft();
            return load;
        }
    }

    private static void staysReady(Duration time) {
        await().during(time).atMost(time.plus(USUAL)).until(pod::isReady);
    }

    private static void assertNobodyWasRefused(Load load) {
        assertThat(load.busy()).as(load::toString).isZero();
        assertThat(load.longest(ALL_BUT_UPLOADS)).as(load::toString).isLessThan(USUAL);
    }

    private static void assertOnlyUploadsWereRefused(Load load) {
        assertThat(load.busy(ALL_BUT_UPLOADS)).as(load::toString).isZero();
        assertThat(load.longest(ALL_BUT_UPLOADS)).as(load::toString).isLessThan(USUAL);
    }

    private static void assertArrives(ChatClient sending, ChatClient receiving) {
        String text = UUID.randomUUID().toString();
        sending.sendTo(other.id(), text);
        await().atMost(USUAL).until(() -> receiving.contents().contains(text));
    }

    /** Downloads the clip and returns the number of its bytes, or what happened instead. */
    private static String downloaded() {
        try (Line line = new Line(List.of(pod.pod()), new Tally())) {
            return line.size(media);
        }
    }

    private static int liked(long video) {
        return given().queryParam("token", one.token())
                .queryParam("video_id", video)
                .queryParam("action_type", 1)
                .post(pod.pod().base() + "/douyin/favorite/action")
                .path("status_code");
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
