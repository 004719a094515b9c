package dev.clipstream.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.embedded.ChildService;
import dev.clipstream.fixture.Cable;
import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares what two packaged instances show with what is true, and with an instance that keeps nothing in memory. */
class FreshnessIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String REDIS = "quarkus.redis.hosts";

    private static final String METRICS = "quarkus.management.port";
    private static final int FIRST_METRICS = ChildService.freePort();
    private static final int SECOND_METRICS = ChildService.freePort();
    private static final Pattern LIFETIME = Pattern.compile("(?m)^clipstream_cache_lifetime_seconds (\\S+)");

    /** Sooner than a copy that is used for long, on a busy machine too. */
    private static final Duration BEFORE_LONG = Hearing.LONG_LIFE.dividedBy(2).minusSeconds(2);

    /** Answers about an account. */
    private static final List<String> LISTS =
            List.of("user", "publish/list", "favorite/list", "relation/follow/list", "relation/follower/list");

    private static final SlowChanges SLOW = new SlowChanges();
    private static final AtomicInteger IMMEDIATE = new AtomicInteger();

    private static Cable redis;
    private static Pod first;
    private static Pod second;
    private static Pod withoutCaches;

    @BeforeAll
    static void start() {
        Map<String, String> servers = new HashMap<>(new EmbeddedServersResource().start());
        redis = new Cable(URI.create(servers.get(REDIS)).getPort());
        servers.put(REDIS, "redis://127.0.0.1:" + redis.port());
        first = new Pod(servers, Map.of(METRICS, Integer.toString(FIRST_METRICS)));
        second = new Pod(servers, Map.of(METRICS, Integer.toString(SECOND_METRICS)));
        withoutCaches = new Pod(servers, Map.of(METRICS, "0", "clipstream.cache.enabled", "false"));
        pods().forEach(Pod::start);
        pods().forEach(Pod::awaitStarted);
    }

    @AfterAll
    static void stop() {
        pods().forEach(Pod::close);
        redis.close();
        assertThat(IMMEDIATE).hasPositiveValue();
    }

    @BeforeEach
    void awaitHearing() {
        await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) > 1 && lifetime(SECOND_METRICS) > 1);
    }

    @AfterEach
    void plugIn() {
        redis.plugIn();
    }

    /** Returns for how many seconds the pod with these metrics uses a copy. */
    private static double lifetime(int metrics) {
        String all = given().get("http://localhost:" + metrics + "/q/metrics").asString();
        Matcher lifetime = LIFETIME.matcher(all);
        assertThat(lifetime.find()).as(all).isTrue();
        return Double.parseDouble(lifetime.group(1));
    }

    private static Stream<Pod> pods() {
        return Stream.of(first, second, withoutCaches);
    }

    private static void change(PodUser user, Pod pod, String operation) {
        SLOW.timed(() -> user.post(pod, operation));
    }

    /** Asserts what holds at once, if no change was slow. */
    private static void assertSeen(ThrowingRunnable assertion) {
        if (SLOW.areRecent()) {
            await().atMost(LIMIT).untilAsserted(assertion);
        } else {
            assertThatNoException().isThrownBy(assertion::run);
            IMMEDIATE.incrementAndGet();
        }
    }

    @Test
    void whatOneHasDoneIsInTheNextAnswerOfEveryInstance() {
        PodUser author = PodUser.registered(first);
        PodUser viewer = PodUser.registered(first);
        for (int i = 1; i <= 20; i++) {
            Pod here = i % 2 == 0 ? first : second;
            Pod there = i % 2 == 0 ? second : first;
            int likes = i;
            int follows = i % 2;
            newest(viewer, there);
            SLOW.timed(() -> author.publish(here));
            String video = newest(author, here).path("id").asText();
            change(viewer, here, "favorite/action?action_type=1&video_id=" + video);
            change(viewer, here, "relation/action?to_user_id=%d&action_type=%d".formatted(author.id(), 2 - follows));
            assertShown(viewer, here, video, likes, follows);
            assertSeen(() -> assertShown(viewer, there, video, likes, follows));
        }
    }

    private static void assertShown(PodUser viewer, Pod pod, String video, int likes, int follows) {
        JsonNode shown = newest(viewer, pod);
        assertThat(shown.path("id").asText()).isEqualTo(video);
        assertThat(shown.path("is_favorite").booleanValue()).isTrue();
        assertThat(shown.path("favorite_count").asInt()).isOne();
        assertThat(shown.at("/author/work_count").asInt()).isEqualTo(likes);
        assertThat(shown.at("/author/total_favorited").asInt()).isEqualTo(likes);
        assertThat(shown.at("/author/is_follow").booleanValue()).isEqualTo(follows == 1);
        assertThat(viewer.get(pod, "user?user_id=" + viewer.id())
                        .at("/user/follow_count")
                        .asInt())
                .isEqualTo(follows);
    }

    @Test
    void aMessageIsInTheNextPollOfBothOnEveryInstance() {
        PodUser one = PodUser.registered(first);
        PodUser other = PodUser.registered(first);
        for (int i = 0; i < 30; i++) {
            PodUser writer = i % 3 == 0 ? one : other;
            PodUser reader = i % 3 == 0 ? other : one;
            Pod here = i % 2 == 0 ? first : second;
            String text = "message " + i;
            long before = System.currentTimeMillis() - 1;
            pods().forEach(pod ->
                    assertThat(polled(reader, writer, pod, before)).doesNotContain(text));
            SLOW.timed(() -> writer.writeInTheApp(here, reader.id(), text));
            assertSeen(() -> pods().forEach(pod -> {
                assertThat(polled(writer, reader, pod, before)).contains(text);
                assertThat(polled(reader, writer, pod, before)).contains(text);
            }));
        }
    }

    private static List<String> polled(PodUser user, PodUser other, Pod pod, long since) {
        return user.get(pod, "message/chat?to_user_id=%d&pre_msg_time=%d".formatted(other.id(), since))
                .findValuesAsText("content");
    }

    @Test
    void withoutRedisTheOtherInstanceShowsItSoon() {
        PodUser author = PodUser.registered(first);
        PodUser viewer = PodUser.registered(first);
        author.publish(first);
        String video = newest(viewer, second).path("id").asText();
        // What is wanted for the second time is kept.
        for (int i = 0; i < 2; i++) {
            assertThat(polled(author, viewer, second, 1)).isEmpty();
            assertThat(newest(viewer, second).path("favorite_count").asInt()).isZero();
        }
        redis.pull();
        long before = System.currentTimeMillis() - 1;
        viewer.writeInTheApp(first, author.id(), "hello");
        assertThat(polled(author, viewer, first, before)).containsExactly("hello");
        await().atMost(BEFORE_LONG)
                .until(() -> polled(author, viewer, second, before).equals(List.of("hello")));
        viewer.post(first, "favorite/action?action_type=1&video_id=" + video);
        assertThat(newest(viewer, first).path("favorite_count").asInt()).isOne();
        await().atMost(BEFORE_LONG)
                .until(() -> newest(viewer, second).path("favorite_count").asInt() == 1);
        await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) == 1 && lifetime(SECOND_METRICS) == 1);
    }

    @Test
    void copiesAreUsedForMoreThanASecond() {
        PodUser user = PodUser.registered(first);
        await().atMost(LIMIT).until(() -> isShownForLong(user));
    }

    /**
     * Returns whether what was there before a change that nobody tells is shown for more than a second. It is not if the
     * copy is used since long, or for a moment nothing was heard, as on a busy machine.
     */
    private static boolean isShownForLong(PodUser user) throws SQLException {
        String operation = "user?user_id=" + user.id();
        JsonNode before = user.get(first, operation);
        executeUnheard("update account set signature = uuid() where id = " + user.id());
        long end = System.nanoTime() + Hearing.SHORT_LIFE.plusMillis(200).toNanos();
        boolean isShown = true;
        while (isShown && System.nanoTime() < end) {
            isShown = user.get(first, operation).equals(before);
        }
        return isShown;
    }

    @Test
    void everybodySeesWhatTheyHaveDoneWhileOthersDoTheSame() {
        PodUser author = PodUser.registered(first);
        author.publish(first);
        String video = newest(author, first).path("id").asText();
        List<CompletableFuture<Void>> all = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> likeAndLook(PodUser.registered(first), video, i % 2 == 0), Thread::startVirtualThread))
                .toList();
        all.forEach(CompletableFuture::join);
        assertSeen(() -> pods().forEach(pod ->
                assertThat(newest(author, pod).path("favorite_count").asInt()).isEqualTo(all.size())));
    }

    private static void likeAndLook(PodUser viewer, String video, boolean isFirst) {
        for (int i = 1; i <= 15; i++) {
            boolean isLiked = i % 2 == 1;
            Pod here = isFirst ? first : second;
            Pod there = isFirst ? second : first;
            change(viewer, here, "favorite/action?video_id=%s&action_type=%d".formatted(video, isLiked ? 1 : 2));
            assertSeen(() -> {
                JsonNode shown = newest(viewer, there);
                assertThat(shown.path("id").asText()).isEqualTo(video);
                assertThat(shown.path("is_favorite").booleanValue()).isEqualTo(isLiked);
                assertThat(viewer.get(there, "user?user_id=" + viewer.id())
                                .at("/user/favorite_count")
                                .asInt())
                        .isEqualTo(isLiked ? 1 : 0);
            });
        }
    }

    @Test
    void aHungInstanceIsNotWaitedForAgainAndAgain() throws IOException, InterruptedException {
        PodUser author = PodUser.registered(first);
        PodUser viewer = PodUser.registered(first);
        author.publish(first);
        String video = newest(author, first).path("id").asText();
        for (int i = 0; i < 2; i++) {
            assertThat(newest(viewer, second).path("favorite_count").asInt()).isZero();
        }
        long shortest = Long.MAX_VALUE;
        signal("STOP");
        try {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                viewer.post(first, "favorite/action?video_id=%s&action_type=%d".formatted(video, 1 + i % 2));
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
            assertThat(Duration.ofNanos(shortest)).isLessThan(ChangeNotices.LONGEST_WAIT);
            await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) == 1);
            viewer.post(first, "favorite/action?action_type=1&video_id=" + video);
        } finally {
            signal("CONT");
        }
        await().atMost(BEFORE_LONG)
                .until(() -> newest(viewer, second).path("favorite_count").asInt() == 1);
    }

    /** The shell has such a command, whatever programs there are. */
    private static void signal(String signal) throws IOException, InterruptedException {
        String kill = "kill -%s %d".formatted(signal, second.service().pid());
        assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    }

    @Test
    void anInstanceMayStopAndStartAgain() {
        PodUser author = PodUser.registered(first);
        PodUser viewer = PodUser.registered(first);
        second.terminate();
        await().atMost(LIMIT).during(Duration.ofSeconds(2)).until(() -> lifetime(FIRST_METRICS) > 1);
        second.start();
        second.awaitStarted();
        author.publish(first);
        String video = newest(author, first).path("id").asText();
        change(viewer, first, "favorite/action?action_type=1&video_id=" + video);
        assertSeen(() -> assertShown(viewer, second, video, 1, 0));
    }

    @Test
    void answersAreThoseOfAnInstanceThatKeepsNothing() throws SQLException {
        List<PodUser> users =
                IntStream.range(0, 6).mapToObj(i -> PodUser.registered(first)).toList();
        PodUser secretive = users.getFirst();
        RandomChanges changes = new RandomChanges(List.of(first, second), users, publishPrivate(secretive), SLOW);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 10; i++) {
                changes.change();
            }
            changes.changePrivate();
            changes.changeComments();
            PodUser another = users.get(round % users.size());
            String past =
                    "feed?latest_time=" + Instant.now().minusSeconds(round).toEpochMilli();
            for (PodUser user : users) {
                assertEqual(user, "feed");
                assertEqual(user, past);
                changes.commented().forEach(video -> assertEqual(user, "/tiktok/comment/list?video_id=" + video));
                Stream.of(another, secretive)
                        .map(of -> "?user_id=" + of.id())
                        .flatMap(of -> LISTS.stream().map(operation -> operation + of))
                        .forEach(operation -> assertEqual(user, operation));
            }
        }
    }

    /** Publishes a video and hides it before anybody has seen it. */
    private static String publishPrivate(PodUser author) throws SQLException {
        author.publish(withoutCaches);
        String id = newest(author, withoutCaches).path("id").asText();
        executeUnheard("update video set is_private = true where id = " + id);
        executeUnheard("update account set private_work_count = 1 where id = " + author.id());
        return id;
    }

    private static void executeUnheard(String sql) throws SQLException {
        try (Connection database = first.connectToDatabase();
                Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void assertEqual(PodUser user, String operation) {
        String expected = withoutHost(user.get(withoutCaches, operation), withoutCaches);
        for (Pod pod : List.of(first, second)) {
            assertSeen(
                    () -> assertThat(withoutHost(user.get(pod, operation), pod)).isEqualTo(expected));
        }
    }

    private static JsonNode newest(PodUser user, Pod pod) {
        return user.get(pod, "feed").at("/video_list/0");
    }

    /** Answers name the host that was asked. */
    private static String withoutHost(JsonNode answer, Pod pod) {
        return answer.toString().replace(pod.base(), "");
    }
}
