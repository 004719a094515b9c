package dev.clipstream.dialect.portal;

import static dev.clipstream.dialect.portal.Commenter.ids;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CommentPagingContractTest {

    private Commenter author;
    private long video;

    @BeforeEach
    void publish() {
        author = Commenter.registered();
        video = author.publish();
    }

    @Test
    void defaultPageSizeIsTen() {
        comment(12);
        author.comments(video, true).then().body("data.length", is("10"));
        author.comments(video, true, "page", "2").then().body("data.length", is("2"));
        author.comments(video, true, "page", 3).then().body("data.length", is("0"), "data.comments", is(List.of()));
        author.comments(video, true, "page", Long.MAX_VALUE).then().body("data.length", is("0"));
        author.comments(video, true, "page_size", "11").then().body("data.length", is("11"));
        author.comments(video, true, "page_size", 1_000_000).then().body("data.length", is("12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "popular"})
    void pagesShowEveryCommentOnce(String order) {
        List<String> comments = comment(5);
        author.like(comments.get(1));
        author.like(comments.get(3));
        List<String> all = ids(author.comments(video, true, "order_by", order));
        assertThat(all).containsExactlyInAnyOrderElementsOf(comments);
        assertThat(byNumber(video, true, order)).isEqualTo(all);
        assertThat(byLastId(video, true, order)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "popular"})
    void pagesShowEveryReplyOnceThenTheComment(String order) {
        for (int replies : new int[] {0, 1, 3, 4}) {
            String comment = author.comment(video, "one");
            List<String> answers = IntStream.range(0, replies)
                    .mapToObj(i -> author.reply(comment, "answer " + i))
                    .toList();
            answers.stream().limit(2).forEach(author::like);
            List<String> all = ids(author.comments(comment, false, "order_by", order));
            assertThat(all).hasSize(replies + 1).containsAll(answers).endsWith(comment);
            assertThat(byNumber(comment, false, order)).isEqualTo(all);
            assertThat(byLastId(comment, false, order)).isEqualTo(all);
            assertThat(ids(author.comments(comment, false, "order_by", order, "before_id", 1)))
                    .isEmpty();
        }
    }

    @Test
    void deletedCursorWorksForLatestButNotForPopular() {
        List<String> comments = comment(2);
        String gone = author.comment(video, "gone soon");
        author.shortVideo().post("comment/action", "video_id", video, "action_type", 2, "comment_id", gone);
        assertThat(ids(author.comments(video, true, "before_id", gone)))
                .containsExactly(comments.get(1), comments.get(0));
        assertCode(10001, popularAfter(gone));
        assertCode(10001, popularAfter(author.comment(author.publish(), "elsewhere")));
    }

    @Test
    void badPagesAreRejected() {
        for (String field : List.of("page", "page_size")) {
            for (String nothing : List.of("0", "-1")) {
                assertCode(
                        10001,
                        author.portal().get("videos/get-comments", "id", video, "is_video", true, field, nothing));
            }
        }
        for (String field : List.of("page", "page_size", "before_id")) {
            assertCode(10003, author.portal().get("videos/get-comments", "id", video, "is_video", true, field, "two"));
        }
    }

    private Response popularAfter(String comment) {
        return author.portal()
                .get("videos/get-comments", "id", video, "is_video", true, "order_by", "popular", "before_id", comment);
    }

    private List<String> comment(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> author.comment(video, "comment " + i))
                .toList();
    }

    private List<String> byNumber(Object id, boolean ofVideo, String order) {
        List<String> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            Response answer = author.comments(id, ofVideo, "order_by", order, "page_size", 2, "page", page);
            if (ids(answer).isEmpty()) {
                return all;
            }
            all.addAll(ids(answer));
        }
    }

    private List<String> byLastId(Object id, boolean ofVideo, String order) {
        List<String> all = new ArrayList<>();
        for (String last = "0"; ; last = all.getLast()) {
            Response answer = author.comments(id, ofVideo, "order_by", order, "page_size", 2, "before_id", last);
            if (ids(answer).isEmpty()) {
                return all;
            }
            all.addAll(ids(answer));
        }
    }
}
