package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that bad requests on comments are answered with the document's code and change nothing. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class BadCommentContractTest {

    private static final String LONG = "x".repeat(1001);

    private Commenter author;
    private long video;
    private String comment;

    /** Runs once, because the tests change nothing. */
    @BeforeEach
    void comment() {
        if (author != null) {
            return;
        }
        author = Commenter.registered();
        video = author.publish();
        comment = author.comment(video, "the only one");
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(author.count(video, true)).isEqualTo("1");
        assertThat(author.comments(video, true).<List<String>>path("data.comments.content"))
                .containsExactly("the only one");
        assertThat(author.comment(comment).<String>path("data.comment.likes")).isEqualTo("0");
        assertThat(author.count(comment, false)).isEqualTo("0");
    }

    /** VIDEO and COMMENT stand for existing ids, and LONG for a text that is too long. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment-video    | 10004 | video_id  | {`content`: `x`}",
                "comment-video    | 10004 | video_id  | {`video_id`: null, `content`: `x`}",
                "comment-video    | 10002 | video_id  | {`video_id`: ``, `content`: `x`}",
                "comment-video    | 10003 | video_id  | {`video_id`: `one`, `content`: `x`}",
                "comment-video    | 10003 | video_id  | {`video_id`: [1], `content`: `x`}",
                "comment-video    | 10003 | video_id  | {`video_id`: 1.5, `content`: `x`}",
                "comment-video    | 10001 | no such video | {`video_id`: `999999999999`, `content`: `x`}",
                "comment-video    | 10001 | no such video | {`video_id`: 0, `content`: `x`}",
                "comment-video    | 10001 | no such video | {`video_id`: -1, `content`: `x`}",
                "comment-video    | 10004 | content   | {`video_id`: `VIDEO`}",
                "comment-video    | 10004 | content   | {`video_id`: `VIDEO`, `content`: null}",
                "comment-video    | 10002 | content   | {`video_id`: `VIDEO`, `content`: ` `}",
                "comment-video    | 10001 | content   | {`video_id`: `VIDEO`, `content`: `LONG`}",
                "comment-video    | 10001 | content   | {`video_id`: `VIDEO`, `content`: [`LONG`]}",
                "comment-video    | 10001 | content   | {`video_id`: `VIDEO`, `content`: `bell\\u0007`}",
                "comment-video    | 10001 | content   | {`video_id`: `VIDEO`, `content`: `\\ud83d`}",
                "comment-comments | 10004 | father_id | {`content`: `x`}",
                "comment-comments | 10002 | father_id | {`father_id`: ``, `content`: `x`}",
                "comment-comments | 10003 | father_id | {`father_id`: {}, `content`: `x`}",
                "comment-comments | 10001 | no such comment | {`father_id`: 999999999999, `content`: `x`}",
                "comment-comments | 10001 | no such comment | {`father_id`: `-1`, `content`: `x`}",
                "comment-comments | 10004 | content   | {`father_id`: `COMMENT`}",
                "comment-comments | 10002 | content   | {`father_id`: `COMMENT`, `content`: ``}",
                "comment-comments | 10001 | content   | {`father_id`: `COMMENT`, `content`: `LONG`}",
                "like-comments    | 10004 | comment_id | {}",
                "like-comments    | 10002 | comment_id | {`comment_id`: ``}",
                "like-comments    | 10003 | comment_id | {`comment_id`: true}",
                "like-comments    | 10003 | comment_id | {`id`: `99999999999999999999`}",
                "like-comments    | 10001 | no such comment | {`id`: `999999999999`}",
            })
    void badWritesAreRejected(String operation, int code, String named, String body) {
        String json = body.replace("`", "\"")
                .replace("VIDEO", Long.toString(video))
                .replace("COMMENT", comment)
                .replace("LONG", LONG);
        assertRefused(code, named, post(operation, ContentType.JSON, json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-comments       | 10004 | id            | is_video=true",
                "get-comments       | 10002 | id            | id=&is_video=true",
                "get-comments       | 10003 | id            | id=one&is_video=true",
                "get-comments       | 10001 | no such video | id=999999999999&is_video=true",
                "get-comments       | 10001 | no such comment | id=999999999999&is_video=false",
                "get-comments       | 10004 | is_video      | id=1",
                "get-comments       | 10002 | is_video      | id=1&is_video=",
                "get-comments       | 10003 | is_video      | id=1&is_video=yes",
                "get-comment-member | 10004 | id            | is_video=true",
                "get-comment-member | 10004 | is_video      | id=1",
                "get-comment-member | 10003 | is_video      | id=1&is_video=1",
                "get-comment-member | 10001 | no such video | id=0&is_video=true",
                "get-comment-member | 10001 | no such comment | id=0&is_video=false",
                "get-comment-all    | 10004 | comment_id    | x=1",
                "get-comment-all    | 10002 | comment_id    | id=",
                "get-comment-all    | 10003 | comment_id    | id=one",
                "get-comment-all    | 10001 | no such comment | comment_id=-1",
            })
    void badReadsAreRejected(String operation, int code, String named, String query) {
        assertRefused(code, named, author.portal().request().get("videos/" + operation + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment-video", "comment-comments", "like-comments"})
    void bodyThatIsNotAJsonObjectIsRejected(String operation) {
        String object = "{\"video_id\": %d, \"father_id\": %s, \"comment_id\": %s, \"content\": \"x\""
                .formatted(video, comment, comment);
        assertRefused(10001, "body", post(operation, ContentType.JSON, object));
        assertRefused(10001, "body", post(operation, ContentType.JSON, "[" + object + "}]"));
        assertThat(post(operation, ContentType.TEXT, object + "}").<Integer>path("code"))
                .isEqualTo(10004);
    }

    private Response post(String operation, ContentType type, String body) {
        return author.portal().request().contentType(type).body(body).post("videos/" + operation);
    }

    private static void assertRefused(int code, String named, Response answer) {
        assertCode(code, answer).then().body("message", startsWith(text(code) + ": " + named));
    }

    private static String text(int code) {
        return switch (code) {
            case 10001 -> "参数无效";
            case 10002 -> "参数为空";
            case 10003 -> "参数类型错误";
            default -> "参数缺失";
        };
    }
}
