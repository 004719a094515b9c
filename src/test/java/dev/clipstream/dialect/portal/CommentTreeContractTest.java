package dev.clipstream.dialect.portal;

import static dev.clipstream.dialect.portal.Commenter.ids;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommentTreeContractTest {

    private Commenter author;
    private Commenter other;
    private long video;

    @BeforeEach
    void publish() {
        author = Commenter.registered();
        other = Commenter.registered();
        video = author.publish();
    }

    @Test
    void answersHaveTheShapeOfTheDocument() {
        assertShape(
                "portal",
                "comment-video",
                author.portal()
                        .post("videos/comment-video", "video_id", "" + video, "content", "nice", "user_id", "1"));
        String comment = ids(author.comments(video, true)).getFirst();
        assertShape(
                "portal",
                "comment-comments",
                other.portal()
                        .post("videos/comment-comments", "father_id", comment, "content", "indeed", "user_id", "1"));
        assertShape(
                "portal",
                "like-comments",
                other.portal().post("videos/like-comments", "comment_id", comment, "user_id", "1"));
        assertShape("portal", "get-comments", other.comments(comment, false));
        assertShape("portal", "get-comment-all", other.comment(comment));
        assertShape(
                "portal",
                "get-comment-member",
                other.portal().get("videos/get-comment-member", "id", comment, "is_video", false));
    }

    @Test
    void fatherIdIsTheParentOrTheCommentItself() {
        String comment = author.comment(video, "first");
        String reply = other.reply(comment, "second");
        author.comments(comment, false)
                .then()
                .body("data.comments.id", is(List.of(reply, comment)))
                .body("data.comments.father_id", is(List.of(comment, comment)))
                .body("data.comments.video_id", is(List.of("0", Long.toString(video))))
                .body("data.comments.user_id", is(List.of(other.id(), author.id())))
                .body("data.comments.owner_id", is(List.of(other.id(), author.id())))
                .body("data.comments.comments", is(List.of("0", "1")))
                .body("data.length", is("2"));
        author.comments(video, true).then().body("data.comments.id", is(List.of(comment)), "data.length", is("1"));
    }

    @Test
    void eachCommentCountsItsOwnReplies() {
        String comment = author.comment(video, "first");
        String reply = other.reply(comment, "second");
        String nested = author.reply(reply, "third");
        other.reply(reply, "fourth");
        assertThat(author.count(comment, false)).isEqualTo("1");
        assertThat(author.count(reply, false)).isEqualTo("2");
        assertThat(author.count(nested, false)).isEqualTo("0");
        assertThat(author.count(video, true)).isEqualTo("4");
        author.comments(reply, false)
                .then()
                .body("data.comments.father_id", is(List.of(reply, reply, comment)))
                .body("data.comments.video_id", is(List.of("0", "0", "0")))
                .body("data.comments.comments", is(List.of("0", "0", "2")));
        author.comment(reply).then().body("data.comment.comments", is("2"), "data.comment.father_id", is(comment));
    }

    /** A deliberate difference from the document, whose example shows base64. */
    @Test
    void textIsReturnedUnchanged() {
        String text = "第一!! <b>很好看</b> 👍🏽\nsecond line";
        String comment = author.comment(video, text);
        author.comment(comment).then().body("data.comment.content", equalTo(text));
        author.comments(video, true).then().body("data.comments[0].content", equalTo(text));
        author.comment(author.reply(comment, text)).then().body("data.comment.content", equalTo(text));
    }

    @Test
    void nonTextContentIsStoredAsJson() {
        Map<Object, String> texts =
                Map.of(5, "5", true, "true", List.of(1, "a"), "[1,\"a\"]", Map.of("text", "👍"), "{\"text\":\"👍\"}");
        texts.forEach((content, text) -> {
            String comment = author.comment(video, content);
            author.comment(comment).then().body("data.comment.content", equalTo(text));
        });
    }

    @Test
    void authorComesFromToken() {
        succeeded(author.portal()
                .post(
                        "videos/comment-video",
                        "video_id",
                        video,
                        "content",
                        "mine",
                        "user_id",
                        other.id(),
                        "owner_id",
                        other.id()));
        String comment = ids(author.comments(video, true)).getFirst();
        succeeded(author.portal()
                .post(
                        "videos/comment-comments",
                        "father_id",
                        comment,
                        "content",
                        "mine too",
                        "user_id",
                        other.id(),
                        "owner_id",
                        other.id()));
        author.comments(comment, false)
                .then()
                .body("data.comments.user_id", is(List.of(author.id(), author.id())))
                .body("data.comments.owner_id", is(List.of(author.id(), author.id())));
        succeeded(author.portal()
                .post("videos/like-comments", "comment_id", comment, "user_id", other.id(), "owner_id", other.id()));
        other.like(comment);
        assertLikes(comment, "2");
    }

    @Test
    void secondLikeRemovesTheLike() {
        String comment = author.comment(video, "nice");
        other.like(comment);
        author.like(comment);
        assertLikes(comment, "2");
        succeeded(other.portal().post("videos/like-comments", "id", Long.parseLong(comment)));
        assertLikes(comment, "1");
        other.comments(video, true).then().body("data.comments[0].likes", is("1"));
    }

    @Test
    void latestOrderIsTheDefault() {
        String one = author.comment(video, "one");
        String two = author.comment(video, "two");
        String three = author.comment(video, "three");
        author.like(one);
        other.like(one);
        author.like(two);
        for (Response latest : List.of(
                author.comments(video, true),
                author.comments(video, true, "order_by", "latest"),
                author.comments(video, true, "order_by", ""))) {
            assertThat(ids(latest)).containsExactly(three, two, one);
        }
        assertThat(ids(author.comments(video, true, "order_by", "popular"))).containsExactly(one, two, three);
        other.like(three);
        assertThat(ids(author.comments(video, true, "order_by", "popular"))).containsExactly(one, three, two);
    }

    @Test
    void popularRepliesEndWithTheComment() {
        String comment = author.comment(video, "one");
        String first = author.reply(comment, "first");
        String second = author.reply(comment, "second");
        other.like(comment);
        other.like(first);
        assertThat(ids(author.comments(comment, false))).containsExactly(second, first, comment);
        assertThat(ids(author.comments(comment, false, "order_by", "popular"))).containsExactly(first, second, comment);
    }

    @Test
    void tokenIsRequired() {
        for (String operation : List.of("comment-video", "comment-comments", "like-comments")) {
            assertCode(-20001, PortalClient.anonymous().post("videos/" + operation));
        }
        for (String operation : List.of("get-comments", "get-comment-all", "get-comment-member")) {
            assertCode(-20001, PortalClient.anonymous().get("videos/" + operation));
        }
    }

    private void assertLikes(String comment, String likes) {
        author.comment(comment).then().body("data.comment.likes", is(likes), "data.comment.like_count", is(likes));
    }
}
