package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.cache.Changed;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the number of SQL statements of an answer, however much a page holds. */
@QuarkusTest
class StatementBudgetTest {

    /** The first time that is in milliseconds, in 1973. */
    private static final long JUST_MILLISECONDS = 100_000_000_001L;

    private static final long IN_THE_YEAR_2100 = 4_102_444_800_000L;

    @Inject
    StatementCount statements;

    @Inject
    Event<Changed> changed;

    private Client viewer;

    @BeforeEach
    void begin() {
        statements.begin();
        viewer = Client.registered(Dialect.BYTEHUNTERS);
    }

    @AfterEach
    void end() {
        statements.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void feedsAndListsOfVideosCostAtMostThree(int size) {
        List<Long> videos = publish(viewer, size);
        videos.forEach(video -> succeeded(viewer.like(video)));
        assertCost(
                2,
                size,
                "video_list",
                () -> Client.anonymous(Dialect.BYTEHUNTERS).get("feed", "latest_time", videos.getLast() + 1));
        assertCost(3, size, "video_list", () -> viewer.get("feed", "latest_time", videos.getLast() + 1));
        assertCost(3, size, "video_list", () -> viewer.get("publish/list", "count", size));
        assertCost(3, size, "video_list", () -> viewer.get("favorite/list", "count", size));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed",
                "user",
                "publish/list",
                "favorite/list",
                "relation/follow/list",
                "relation/follower/list",
                "comment/list"
            })
    void whatIsKeptCostsNothing(String operation) {
        Client author = Client.registered(Dialect.OFFICIAL);
        long video = publish(author, 2).getFirst();
        Client fan = Client.registered(Dialect.OFFICIAL);
        succeeded(fan.like(video));
        succeeded(fan.follow(author.userId()));
        succeeded(fan.comment(video, "nice"));
        for (Client caller : List.of(viewer, author, fan)) {
            Supplier<Response> request =
                    () -> caller.get(operation, "user_id", author.userId(), "video_id", video, "count", 2);
            await().untilAsserted(() -> {
                succeeded(request.get());
                assertThat(statements.ofWarm(() -> succeeded(request.get())))
                        .as(() -> statements.sent())
                        .isZero();
            });
        }
    }

    /** With times in milliseconds and in seconds, and before the first message. */
    @ParameterizedTest
    @CsvSource({"OFFICIAL, 1000", "OFFICIAL, 1", "DURLIM, 1"})
    void aPollThatFindsNothingCostsNothing(Dialect dialect, int unitsInASecond) {
        Client one = Client.registered(dialect);
        Client other = Client.registered(dialect);
        for (int sent = 0; sent < 2; sent++) {
            for (Client caller : List.of(one, other)) {
                long peer = caller == one ? other.userId() : one.userId();
                long since = Instant.now().plusSeconds(1).getEpochSecond() * unitsInASecond;
                Supplier<Response> poll = () -> caller.get("message/chat", "to_user_id", peer, "pre_msg_time", since);
                await().untilAsserted(() -> {
                    succeeded(poll.get());
                    assertThat(statements.ofWarm(() -> assertThat(Json.at(poll.get(), "/message_list"))
                                    .isEmpty()))
                            .as(() -> statements.sent())
                            .isZero();
                });
            }
            succeeded(one.message(other.userId(), "hello"));
        }
    }

    @Test
    void aFeedThatIsKeptCostsNobodyAnything() {
        publish(viewer, 3);
        await().untilAsserted(() -> {
            succeeded(Client.anonymous(Dialect.OFFICIAL).get("feed"));
            assertThat(statements.ofWarm(
                            () -> succeeded(Client.anonymous(Dialect.OFFICIAL).get("feed"))))
                    .as(() -> statements.sent())
                    .isZero();
        });
    }

    /** Who follows and likes little pays once for what that is. */
    @Test
    void aPageThatNobodyHasSeenCostsOneStatementIfAuthorsAndMarksAreKept() {
        AtomicLong unseen = new AtomicLong(publish(viewer, 2).getLast());
        await().untilAsserted(() -> {
            succeeded(viewer.get("feed"));
            assertThat(statements.ofWarm(() -> succeeded(viewer.get("feed", "latest_time", unseen.incrementAndGet()))))
                    .as(() -> statements.sent())
                    .isOne();
        });
    }

    /** A video and an author are forgotten, and not the same ones. */
    @Test
    void aFeedOfWhichAPartHasChangedCostsAtMostTwo() {
        long video = publish(viewer, 2).getFirst();
        Client other = Client.registered(Dialect.BYTEHUNTERS);
        publish(other, 2);
        for (Client caller : List.of(viewer, Client.anonymous(Dialect.OFFICIAL))) {
            await().untilAsserted(() -> {
                succeeded(caller.get("feed"));
                changed.fire(new Changed(Set.of(video), Set.of(other.userId()), Set.of(), false));
                assertThat(statements.ofWarm(() -> succeeded(caller.get("feed"))))
                        .as(() -> statements.sent())
                        .isBetween(1L, 2L);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void listsOfUsersCostAtMostFour(int size) {
        for (int i = 0; i < size; i++) {
            Client friend = Client.registered(Dialect.OFFICIAL);
            succeeded(viewer.follow(friend.userId()));
            succeeded(friend.follow(viewer.userId()));
            succeeded(friend.message(viewer.userId(), "hello"));
        }
        assertCost(3, size, "user_list", () -> viewer.get("relation/follow/list"));
        assertCost(3, size, "user_list", () -> viewer.get("relation/follower/list"));
        assertCost(4, size, "user_list", () -> viewer.get("relation/friend/list"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void commentsAndMessagesCostAtMostFour(int size) {
        long video = publish(viewer, 1).getFirst();
        Client other = Client.registered(Dialect.OFFICIAL);
        for (int i = 0; i < size; i++) {
            Client commenter = Client.registered(Dialect.OFFICIAL);
            succeeded(commenter.comment(video, "nice"));
            succeeded(other.message(viewer.userId(), "hello"));
        }
        assertCost(4, size, "comment_list", () -> viewer.get("comment/list", "video_id", video));
        assertCost(4, size, "message_list", () -> viewer.get("message/chat", "to_user_id", other.userId()));
        Supplier<Response> poll =
                () -> viewer.get("message/chat", "to_user_id", other.userId(), "pre_msg_time", JUST_MILLISECONDS);
        assertCost(2, size, "message_list", poll);
        await().untilAsserted(() -> {
            succeeded(poll.get());
            assertThat(statements.ofWarm(() -> succeeded(poll.get())))
                    .as(() -> statements.sent())
                    .isOne();
        });
        assertCost(1, () -> viewer.get("message/chat", "to_user_id", other.userId(), "pre_msg_time", IN_THE_YEAR_2100));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void actionsCostAtMostFour(boolean first) {
        long video = publish(viewer, 1).getFirst();
        Client other = Client.registered(Dialect.OFFICIAL);
        if (!first) {
            other.like(video);
            other.follow(viewer.userId());
        }
        assertCost(4, () -> other.like(video));
        assertCost(4, () -> other.unlike(video));
        assertCost(3, () -> other.follow(viewer.userId()));
        assertCost(3, () -> other.unfollow(viewer.userId()));
        assertCost(4, () -> other.comment(video, "nice"));
    }

    @Test
    void whatIsSoAlreadyCostsOne() {
        long video = publish(viewer, 1).getFirst();
        Client other = Client.registered(Dialect.OFFICIAL);
        succeeded(other.like(video));
        succeeded(other.follow(viewer.userId()));
        assertCost(1, () -> other.like(video));
        assertCost(1, () -> other.follow(viewer.userId()));
        assertCost(1, () -> viewer.unlike(video));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void videosOfThePortalCostAtMostFour(int size) {
        PortalClient client = new PortalClient(viewer.userId(), viewer.name(), null, viewer.token());
        List<Long> videos = publish(viewer, size);
        for (String order : List.of("latest", "popular", "random")) {
            assertPortalCost(() -> client.get("videos", "order_by", order, "page_size", size));
        }
        assertPortalCost(() -> client.post("videos/like-video", "video_id", videos.getFirst()));
        assertPortalCost(() -> client.post("videos/like-video", "video_id", videos.getFirst()));
        assertPortalCost(() -> client.get("videos/get-video-likes", "video_id", videos.getFirst()));
    }

    private void assertPortalCost(Supplier<Response> request) {
        assertThat(statements.of(() -> PortalClient.succeeded(request.get())))
                .as(() -> statements.sent())
                .isBetween(1L, 4L);
    }

    private void assertCost(int most, int size, String list, Supplier<Response> request) {
        assertCost(most, () -> {
            Response answer = request.get();
            // The feed continues with videos of other tests.
            assertThat(Json.at(answer, "/" + list)).hasSizeGreaterThanOrEqualTo(size);
            return answer;
        });
    }

    private void assertCost(int most, Supplier<Response> request) {
        assertThat(statements.of(() -> succeeded(request.get())))
                .as(() -> statements.sent())
                .isBetween(1L, (long) most);
    }

    private static List<Long> publish(Client author, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> author.publishedUrl("video " + i))
                .toList();
    }
}
