package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Set;

@QuarkusTest
class CommentContractTest {

    private static final String TEXT = "第一!! 很好看 👍🏽\nsecond line";

    @EveryDialect
    void aCommentIsListedWithItsAuthorAsTheViewerSeesThem(Dialect dialect) {
        Client author = Client.registered(dialect);
        Client commenter = Client.registered(dialect);
        long video = author.published("talked about");
        Response posted = commenter.comment(video, TEXT);
        assertShape(dialect, "comment-action", posted);
        posted.then().body("comment.content", equalTo(TEXT), "comment.user.name", equalTo(commenter.name()));
        author.follow(commenter.userId());

        Response list = author.get("comment/list/", "video_id", video);
        assertShape(dialect, "comment-list", list);
        list.then().body("comment_list[0].content", equalTo(TEXT), "comment_list[0].user.is_follow", is(true));
        assertThat(Client.anonymous(dialect)
                        .get("comment/list", "video_id", video)
                        .<Boolean>path("comment_list[0].user.is_follow"))
                .isFalse();
        assertCount(author, 1);
    }

    @EveryDialect
    void deletingAnswersAsTheDocumentHasIt(Dialect dialect) {
        Client author = Client.registered(dialect);
        long video = author.published("x");
        Response deleted = delete(author, video, commentId(author.comment(video, "gone soon")));
        assertShape(dialect, "comment-action-delete", deleted);
        boolean hasComment = Set.of(Dialect.BYTEHUNTERS, Dialect.DURLIM).contains(dialect);
        assertThat(deleted.jsonPath().getMap("$").containsKey("comment")).isEqualTo(hasComment);
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .isEmpty();
        assertCount(author, 0);
        assertFails(delete(author, video, 1));
    }

    @EveryDialect
    void onlyItsAuthorOrTheVideosMayDeleteAComment(Dialect dialect) {
        Client author = Client.registered(dialect);
        Client commenter = Client.registered(dialect);
        Client stranger = Client.registered(dialect);
        long video = author.published("x");
        long other = author.published("y");
        long first = commentId(commenter.comment(video, "one"));
        long second = commentId(commenter.comment(video, "two"));
        assertFails(delete(stranger, video, first));
        assertFails(delete(commenter, other, first));
        assertFailsForItsToken(dialect, delete(Client.anonymous(dialect), video, first));
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(second, first);
        succeeded(delete(commenter, video, first));
        succeeded(delete(author, video, second));
    }

    @EveryDialect
    void theNewestComesFirstAndTheListComesInSlices(Dialect dialect) {
        Client client = Client.registered(dialect);
        long video = client.published("x");
        long one = commentId(client.comment(video, "one"));
        long two = commentId(client.comment(video, "two"));
        long three = commentId(client.comment(video, "three"));
        assertThat(ids(client.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(three, two, one);
        assertThat(ids(client.get("comment/list", "video_id", video, "count", 1), "comment_list"))
                .containsExactly(three);
        assertThat(ids(client.get("comment/list", "video_id", video, "cursor", three), "comment_list"))
                .containsExactly(two, one);
    }

    @EveryDialect
    void whatBreaksTheRulesIsRefused(Dialect dialect) {
        Client client = Client.registered(dialect);
        long video = client.published("x");
        for (String text : new String[] {"", "   ", "x".repeat(1001), "bell\u0007"}) {
            assertBadParameter(dialect, client.comment(video, text));
        }
        assertBadParameter(dialect, client.post("comment/action", "video_id", video, "action_type", 1));
        assertBadParameter(dialect, client.post("comment/action", "video_id", video, "action_type", 2));
        assertBadParameter(
                dialect, client.post("comment/action", "video_id", video, "action_type", 9, "comment_text", "x"));
        assertBadParameter(dialect, client.get("comment/list"));
        assertFails(client.comment(-1, "x"));
        assertFails(client.comment(0, "x"));
        assertFailsForItsToken(dialect, Client.anonymous(dialect).comment(video, "x"));
        assertThat(ids(client.get("comment/list", "video_id", 999_999_999), "comment_list"))
                .isEmpty();
        assertCount(client, 0);
    }

    @EveryDialect
    void theLongestCommentFits(Dialect dialect) {
        Client client = Client.registered(dialect);
        String text = "😀".repeat(1000);
        client.comment(client.published("x"), text).then().body("comment.content", equalTo(text));
    }

    private static Response delete(Client client, long video, long comment) {
        return client.post("comment/action/", "video_id", video, "action_type", 2, "comment_id", comment);
    }

    private static long commentId(Response posted) {
        return succeeded(posted).jsonPath().getLong("comment.id");
    }

    private static void assertCount(Client author, int count) {
        author.get("publish/list").then().body("video_list[0].comment_count", is(count));
    }
}
