package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how this family shows comments that have replies and likes from the portal. */
@QuarkusTest
class AnswerContractTest {

    @Test
    void repliesAreListedAmongComments() {
        Client author = Client.registered();
        long video = author.publishedUrl("x");
        long comment = author.commented(video, "first");
        long answer = answer(author, comment, video);
        long second = author.commented(video, "second");
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(second, answer, comment);
        assertCount(author, video, 3);
    }

    @Test
    void deletingACommentDeletesItsReplies() {
        Client author = Client.registered();
        Client other = Client.registered();
        long video = author.publishedUrl("x");
        long root = author.commented(video, "root");
        long kept = answer(author, root, video);
        long gone = answer(other, root, video);
        long below = answer(author, gone, video);
        long deepest = answer(author, below, video);
        like(author, deepest);
        like(author, gone);

        assertFails(delete(other, video, kept));
        succeeded(delete(other, video, gone));
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(kept, root);
        assertCount(author, video, 2);
        assertReplies(author, root, 1);
        for (long id : new long[] {gone, below, deepest}) {
            PortalClient.assertCode(10001, portal(author, id));
            assertFails(delete(author, video, id));
        }
        succeeded(delete(author, video, kept));
        assertReplies(author, root, 0);
        succeeded(delete(author, video, root));
        assertCount(author, video, 0);
    }

    @Test
    void bytehuntersHasIdOfTheParent() {
        Client author = Client.registered(Dialect.BYTEHUNTERS);
        long video = author.publishedUrl("x");
        long comment = author.commented(video, "first");
        long answer = answer(author, comment, video);
        answer(author, answer, video);
        author.get("comment/list", "video_id", video)
                .then()
                .body("comment_list.reply_id", is(List.of((int) answer, (int) comment, 0)));
    }

    @Test
    void durlimHasLikesOfAComment() {
        Client author = Client.registered(Dialect.DURLIM);
        long video = author.publishedUrl("x");
        like(author, author.commented(video, "first"));
        author.commented(video, "second");
        author.get("comment/list", "video_id", video)
                .then()
                .body("comment_list.like_count", is(List.of(0, 1)), "comment_list.tease_count", is(List.of(0, 0)));
    }

    private static long answer(Client client, long comment, long video) {
        PortalClient.succeeded(
                PortalClient.of(client).post("videos/comment-comments", "father_id", comment, "content", "so what"));
        return ids(client.get("comment/list", "video_id", video), "comment_list")
                .getFirst();
    }

    private static void like(Client client, long comment) {
        PortalClient.succeeded(PortalClient.of(client).post("videos/like-comments", "comment_id", comment));
    }

    private static Response delete(Client client, long video, long comment) {
        return client.post("comment/action/", "video_id", video, "action_type", 2, "comment_id", comment);
    }

    private static Response portal(Client client, long comment) {
        return PortalClient.of(client).get("videos/get-comment-all", "comment_id", comment);
    }

    private static void assertReplies(Client client, long comment, int count) {
        portal(client, comment).then().body("data.comment.comments", is(Integer.toString(count)));
    }

    /** Asserts that both families show the same count. */
    private static void assertCount(Client author, long video, int count) {
        author.get("publish/list").then().body("video_list[0].comment_count", is(count));
        PortalClient.of(author)
                .get("videos/get-comment-member", "id", video, "is_video", true)
                .then()
                .body("data.member", is(Integer.toString(count)));
    }
}
