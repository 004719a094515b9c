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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    /** For how long after a slow change an instance may show what was there before. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final AtomicLong SLOW_UNTIL = new AtomicLong(System.nanoTime());
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

    /** Changes something. The instance waits for the others, on a busy machine in vain. */
    private static void change(PodUser user, Pod pod, String operation) {
        change(() -> user.post(pod, operation));
    }

    private static void change(Runnable change) {
        long start = System.nanoTime();
        change.run();
        long end = System.nanoTime();
        if (end - start > ChangeNotices.LONGEST_WAIT.toNanos()) {
            SLOW_UNTIL.set(end + SOON.toNanos());
        }
    }

    /** Asserts what holds at once, if no change was slow. */
    private static void assertSeen(ThrowingRunnable assertion) {
        if (System.nanoTime() - SLOW_UNTIL.get() < 0) {
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
            change(() -> author.publish(here));
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
    void withoutRedisTheOtherInstanceShowsItSoon() {
        PodUser author = PodUser.registered(first);
        PodUser viewer = PodUser.registered(first);
        author.publish(first);
        String video = newest(viewer, second).path("id").asText();
        redis.pull();
        viewer.post(first, "favorite/action?action_type=1&video_id=" + video);
        assertThat(newest(viewer, first).path("favorite_count").asInt()).isOne();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> newest(viewer, second).path("favorite_count").asInt() == 1);
        await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) == 1 && lifetime(SECOND_METRICS) == 1);
    }

    /** What is seen is what was changed by nobody who tells. */
    @Test
    void copiesAreUsedForMoreThanASecond() throws SQLException {
        PodUser user = PodUser.registered(first);
        String operation = "user?user_id=" + user.id();
        await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) > 9);
        JsonNode before = user.get(first, operation);
        // Its name was just registered.
        await().atMost(LIMIT)
                .during(Hearing.SETTLING)
                .until(() -> user.get(first, operation).equals(before));
        user.get(first, operation);
        try (Connection database = first.connectToDatabase();
                Statement statement = database.createStatement()) {
            statement.executeUpdate("update account set signature = 'changed' where id = " + user.id());
        }
        await().atMost(LIMIT)
                .during(Duration.ofSeconds(2))
                .until(() -> user.get(first, operation).equals(before));
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
        int times = 20;
        signal("STOP");
        try {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                viewer.post(first, "favorite/action?video_id=%s&action_type=%d".formatted(video, 1 + i % 2));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(ChangeNotices.LONGEST_WAIT.multipliedBy(times));
            await().atMost(LIMIT).until(() -> lifetime(FIRST_METRICS) == 1);
            viewer.post(first, "favorite/action?action_type=1&video_id=" + video);
        } finally {
            signal("CONT");
        }
        await().atMost(Duration.ofSeconds(2))
                .until(() -> newest(viewer, second).path("favorite_count").asInt() == 1);
    }

    private static void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(second.service().pid());
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
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
        Random random = new Random(17);
        List<PodUser> users =
                IntStream.range(0, 6).mapToObj(i -> PodUser.registered(first)).toList();
        users.forEach(user -> user.publish(first));
        List<String> videos = ids(users.getFirst().get(first, "feed"));
        PodUser secretive = users.getFirst();
        String hidden = publishPrivate(secretive);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 10; i++) {
                change(() -> change(users, videos, random));
            }
            changePrivate(secretive, hidden, random);
            changeComments(users, videos.getFirst(), random);
            for (PodUser user : users) {
                assertEqual(user, "feed");
                Stream.of(videos.getFirst(), hidden)
                        .forEach(video -> assertEqual(user, "/tiktok/comment/list?video_id=" + video));
                Stream.of(users.get(round % users.size()), secretive)
                        .map(of -> "?user_id=" + of.id())
                        .flatMap(of -> Stream.of(
                                        "user",
                                        "publish/list",
                                        "favorite/list",
                                        "relation/follow/list",
                                        "relation/follower/list")
                                .map(operation -> operation + of))
                        .forEach(operation -> assertEqual(user, operation));
            }
        }
    }

    /** Publishes a video and hides it before anybody has seen it. */
    private static String publishPrivate(PodUser author) throws SQLException {
        author.publish(withoutCaches);
        String id = newest(author, withoutCaches).path("id").asText();
        try (Connection database = first.connectToDatabase();
                Statement statement = database.createStatement()) {
            statement.executeUpdate("update video set is_private = true where id = " + id);
            statement.executeUpdate("update account set private_work_count = 1 where id = " + author.id());
        }
        return id;
    }

    private static void changePrivate(PodUser author, String video, Random random) {
        Pod pod = random.nextBoolean() ? first : second;
        author.post(pod, "favorite/action?video_id=%s&action_type=%d".formatted(video, random.nextInt(2) + 1));
        author.post(pod, "comment/action?action_type=1&comment_text=note&video_id=" + video);
    }

    /** Somebody likes a comment, or no longer, and another one is deleted by who wrote it. */
    private static void changeComments(List<PodUser> users, String video, Random random) {
        Pod pod = random.nextBoolean() ? first : second;
        PodUser author = users.get(random.nextInt(users.size()));
        long liked = comment(author, pod, video);
        users.get(random.nextInt(users.size())).toggleLike(random.nextBoolean() ? first : second, liked);
        long deleted = comment(author, pod, video);
        author.post(
                random.nextBoolean() ? first : second,
                "comment/action?action_type=2&video_id=%s&comment_id=%d".formatted(video, deleted));
    }

    private static long comment(PodUser author, Pod pod, String video) {
        return author.post(pod, "comment/action?action_type=1&comment_text=x&video_id=" + video)
                .at("/comment/id")
                .longValue();
    }

    private static void change(List<PodUser> users, List<String> videos, Random random) {
        PodUser user = users.get(random.nextInt(users.size()));
        PodUser other = users.get(random.nextInt(users.size()));
        Pod pod = random.nextBoolean() ? first : second;
        String video = videos.get(random.nextInt(Math.min(videos.size(), 10)));
        int action = random.nextInt(2) + 1;
        switch (random.nextInt(8)) {
            case 0 -> user.publish(pod);
            case 1 -> user.post(pod, "comment/action?action_type=1&comment_text=x&video_id=" + video);
            case 2, 3 -> {
                if (user != other) {
                    user.post(pod, "relation/action?to_user_id=%d&action_type=%d".formatted(other.id(), action));
                }
            }
            default -> user.post(pod, "favorite/action?video_id=%s&action_type=%d".formatted(video, action));
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

    private static List<String> ids(JsonNode feed) {
        List<String> ids = new ArrayList<>();
        feed.path("video_list").forEach(video -> ids.add(video.path("id").asText()));
        return ids;
    }

    /** Answers name the host that was asked. */
    private static String withoutHost(JsonNode answer, Pod pod) {
        return answer.toString().replace(pod.base(), "");
    }
}
