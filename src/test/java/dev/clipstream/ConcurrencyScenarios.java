package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many callers change the same video or account at once, without a deadlock and with exact counters, on one instance or on
 * several.
 */
public abstract class ConcurrencyScenarios {

    private static final int CALLERS = 64;
    private static final int ROUNDS = 3;

    /** The work of one caller in one round. */
    private interface Work {
        void call(int caller, int round);
    }

    private List<Client> clients;

    /** Repairs all counters, or only looks for wrong ones, and returns how many are wrong. */
    protected abstract int wrongCounters();

    /** Sends a request of one of many callers, again and again if its answer may be that the service is busy. */
    protected Response answer(Supplier<Response> request) {
        return request.get();
    }

    /** Is called before many callers start and when all have ended. */
    protected abstract void setManyCallers(boolean many);

    @BeforeEach
    void register() {
        clients = IntStream.range(0, 8)
                .mapToObj(i -> Client.registered(Dialect.OFFICIAL))
                .toList();
        // Repairs the counters that another test has changed.
        wrongCounters();
    }

    @Test
    void likesOfOneVideoAndOfItsAuthorsAreCountedExactly() throws Exception {
        long one = clients.get(0).publishedUrl("much liked");
        long other = clients.get(1).publishedUrl("much liked");
        atOnce((caller, round) -> {
            Client client = clients.get(caller % clients.size());
            long video = caller % 3 == 0 ? other : one;
            succeeded(answer(() -> (caller + round) % 2 == 0 ? client.like(video) : client.unlike(video)));
        });
        assertThat(wrongCounters()).isZero();
    }

    @Test
    void likesOfManyVideosInAllWaysAreCountedExactly() throws Exception {
        List<Long> videos = clients.stream()
                .flatMap(client -> Stream.of(client.publishedUrl("one"), client.publishedUrl("other")))
                .toList();
        atOnce((caller, round) -> {
            Client client = clients.get(caller % clients.size());
            long video = videos.get((caller / clients.size() + caller * round) % videos.size());
            switch ((caller + round) % 3) {
                case 0 -> succeeded(answer(() -> client.like(video)));
                case 1 -> succeeded(answer(() -> client.unlike(video)));
                default ->
                    PortalClient.succeeded(
                            answer(() -> PortalClient.of(client).post("videos/like-video", "video_id", video)));
            }
        });
        assertThat(wrongCounters()).isZero();
    }

    /** Each of the eight callers likes the video and removes the like in turn, an even number of times. */
    @Test
    void toggledLikesOfOneVideoAreCountedExactly() throws Exception {
        long video = clients.get(0).publishedUrl("much liked");
        List<PortalClient> fans = clients.stream()
                .map(client -> new PortalClient(client.userId(), client.name(), null, client.token()))
                .toList();
        atOnce((caller, round) -> PortalClient.succeeded(
                answer(() -> fans.get(caller % fans.size()).post("videos/like-video", "video_id", video))));
        assertThat(wrongCounters()).isZero();
        fans.get(0).get("videos/get-video-likes", "video_id", video).then().body("data.video_likes", is("0"));
    }

    @Test
    void followsAmongFewAccountsAreCountedExactly() throws Exception {
        atOnce((caller, round) -> {
            Client client = clients.get(caller % clients.size());
            Client target = clients.get((caller + 1 + caller / clients.size() % 7) % clients.size());
            succeeded(answer(() ->
                    (caller + round) % 2 == 0 ? client.follow(target.userId()) : client.unfollow(target.userId())));
        });
        assertThat(wrongCounters()).isZero();
    }

    @Test
    void commentsAndLikesOfOneVideoAreCountedExactly() throws Exception {
        long video = clients.get(0).publishedUrl("much liked");
        atOnce((caller, round) -> {
            Client client = clients.get(caller % clients.size());
            succeeded(answer(() -> caller % 2 == 0 ? client.comment(video, "comment " + caller) : client.like(video)));
        });
        assertThat(wrongCounters()).isZero();
        assertThat(clients.get(0).get("publish/list").<Integer>path("video_list[0].comment_count"))
                .isEqualTo(CALLERS / 2 * ROUNDS);
    }

    @Test
    void repliesAndLikesOfOneCommentAreCountedExactly() throws Exception {
        long video = clients.get(0).publishedUrl("much discussed");
        long comment = clients.get(0).commented(video, "first");
        atOnce((caller, round) -> {
            PortalClient client = PortalClient.of(clients.get(caller % clients.size()));
            PortalClient.succeeded(answer(() -> caller % 2 == 0
                    ? client.post("videos/comment-comments", "father_id", comment, "content", "so what")
                    : client.post("videos/like-comments", "comment_id", comment)));
        });
        assertThat(wrongCounters()).isZero();
        // Four of them toggle, each the like of its own 8 callers in 3 rounds, which is an even number of times.
        PortalClient.of(clients.get(0))
                .get("videos/get-comment-all", "comment_id", comment)
                .then()
                .body(
                        "data.comment.comments",
                        is(Integer.toString(CALLERS / 2 * ROUNDS)),
                        "data.comment.likes",
                        is("0"));
        assertThat(clients.get(0).get("publish/list").<Integer>path("video_list[0].comment_count"))
                .isEqualTo(CALLERS / 2 * ROUNDS + 1);
    }

    @Test
    void simultaneousLikesOfACommentAreCountedExactly() throws Exception {
        long video = clients.get(0).publishedUrl("much discussed");
        long comment = clients.get(0).commented(video, "first");
        List<PortalClient> fans =
                IntStream.range(0, CALLERS).mapToObj(i -> PortalClient.guest()).toList();
        atOnce((caller, round) -> PortalClient.succeeded(
                answer(() -> fans.get(caller).post("videos/like-comments", "comment_id", comment))));
        assertThat(wrongCounters()).isZero();
        fans.getFirst()
                .get("videos/get-comment-all", "comment_id", comment)
                .then()
                .body("data.comment.likes", is(Integer.toString(CALLERS)));
    }

    /** Late callers find no comment; that is the only failure. */
    @Test
    void commentsCanBeDeletedWhileOthersReplyAndLike() throws Exception {
        Client author = clients.get(0);
        long video = author.publishedUrl("much discussed");
        List<Long> comments = IntStream.range(0, ROUNDS)
                .mapToObj(i -> author.commented(video, "comment"))
                .toList();
        atOnce((caller, round) -> {
            PortalClient client = PortalClient.of(clients.get(caller % clients.size()));
            long comment = comments.get(round);
            if (caller == CALLERS / 2) {
                succeeded(answer(() ->
                        author.post("comment/action", "video_id", video, "action_type", 2, "comment_id", comment)));
                return;
            }
            Response answer = answer(() -> caller % 2 == 0
                    ? client.post("videos/comment-comments", "father_id", comment, "content", "so what")
                    : client.post("videos/like-comments", "comment_id", comment));
            assertThat(Json.number(answer, "/code")).isIn(20000L, 10001L);
        });
        assertThat(wrongCounters()).isZero();
        assertThat(author.get("publish/list").<Integer>path("video_list[0].comment_count"))
                .isZero();
        assertThat(author.get("comment/list", "video_id", video).jsonPath().getList("comment_list"))
                .isEmpty();
    }

    @Test
    void allSimultaneousMessagesOfTwoAccountsArrive() throws Exception {
        Client one = clients.get(0);
        Client other = clients.get(1);
        atOnce((caller, round) -> succeeded(answer(() -> caller % 2 == 0
                ? one.message(other.userId(), "message " + caller)
                : other.message(one.userId(), "message " + caller))));
        List<?> messages =
                one.get("message/chat", "to_user_id", other.userId()).jsonPath().getList("message_list");
        assertThat(messages).hasSize(CALLERS * ROUNDS);
    }

    private void atOnce(Work work) throws Exception {
        setManyCallers(true);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        work.call(caller, round);
                    }
                    return null;
                }));
            }
            start.countDown();
        }
        setManyCallers(false);
        for (Future<?> caller : callers) {
            caller.get();
        }
    }
}
