package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentContractTest {

    private static final String TEXT = "第一!! 很好看 👍🏽\nsecond line\twith a tab";

    @Test
    void commentHasItsAuthorAsSeenByViewer() {
        Client author = Client.registered();
        Client commenter = Client.registered();
        long video = author.publishedUrl("talked about");
        Response posted = commenter.comment(video, TEXT);
        succeeded(posted);
        posted.then().body("comment.content", equalTo(TEXT), "comment.user.name", equalTo(commenter.name()));
        author.follow(commenter.userId());

        Response list = author.get("comment/list/", "video_id", video);
        succeeded(list);
        list.then().body("comment_list[0].content", equalTo(TEXT), "comment_list[0].user.is_follow", is(true));
        assertThat(Client.anonymous()
                        .get("comment/list", "video_id", video)
                        .<Boolean>path("comment_list[0].user.is_follow"))
                .isFalse();
        assertCount(author, 1);
    }

    @Test
    void deletedCommentIsGone() {
        Client author = Client.registered();
        long video = author.publishedUrl("x");
        succeeded(delete(author, video, author.commented(video, "gone soon")));
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .isEmpty();
        assertCount(author, 0);
        assertFails(delete(author, video, 1));
    }

    @Test
    void onlyCommentOrVideoAuthorCanDelete() {
        Client author = Client.registered();
        Client commenter = Client.registered();
        Client stranger = Client.registered();
        long video = author.publishedUrl("x");
        long other = author.publishedUrl("y");
        long first = commenter.commented(video, "one");
        long second = commenter.commented(video, "two");
        assertFails(delete(stranger, video, first));
        assertFails(delete(commenter, other, first));
        assertFailsForItsToken(delete(Client.anonymous(), video, first));
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(second, first);
        succeeded(delete(commenter, video, first));
        succeeded(delete(author, video, second));
    }

    @Test
    void commentsAreListedInSlicesNewestFirst() {
        Client client = Client.registered();
        long video = client.publishedUrl("x");
        long one = client.commented(video, "one");
        long two = client.commented(video, "two");
        long three = client.commented(video, "three");
        assertThat(ids(client.get("comment/list", "video_id", video), "comment_list"))
                .containsExactly(three, two, one);
        assertThat(ids(client.get("comment/list", "video_id", video, "count", 1), "comment_list"))
                .containsExactly(three);
        assertThat(ids(client.get("comment/list", "video_id", video, "cursor", three), "comment_list"))
                .containsExactly(two, one);
    }

    @Test
    void badCommentsAreRejected() {
        Client client = Client.registered();
        long video = client.publishedUrl("x");
        for (String text : new String[] {"", "   ", "x".repeat(1001), "bell\u0007"}) {
            assertBadParameter(client.comment(video, text));
        }
        assertBadParameter(client.post("comment/action", "video_id", video, "action_type", 1));
        assertBadParameter(client.post("comment/action", "video_id", video, "action_type", 2));
        assertBadParameter(client.post("comment/action", "video_id", video, "action_type", 9, "comment_text", "x"));
        assertBadParameter(client.get("comment/list"));
        assertFails(client.comment(-1, "x"));
        assertFails(client.comment(0, "x"));
        assertFailsForItsToken(Client.anonymous().comment(video, "x"));
        assertThat(ids(client.get("comment/list", "video_id", 999_999_999), "comment_list"))
                .isEmpty();
        assertCount(client, 0);
    }

    @Test
    void longestCommentIsAccepted() {
        Client client = Client.registered();
        String text = "😀".repeat(1000);
        client.comment(client.publishedUrl("x"), text).then().body("comment.content", equalTo(text));
    }

    private static Response delete(Client client, long video, long comment) {
        return client.post("comment/action/", "video_id", video, "action_type", 2, "comment_id", comment);
    }

    private static void assertCount(Client author, int count) {
        author.get("publish/list").then().body("video_list[0].comment_count", is(count));
    }
}
