package dev.clipstream.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the number of SQL statements of the portal's operations on comments, however much a page holds. */
@QuarkusTest
class CommentStatementBudgetTest {

    /** Takes the cheapest of a few equal requests, because some also record the presence of the caller. */
    private static final int RUNS = 3;

    @Inject
    StatementCount statements;

    private Client author;
    private PortalClient reader;
    private long video;

    @AfterEach
    void end() {
        statements.end();
    }

    @BeforeEach
    void publish() {
        statements.begin();
        author = Client.registered(Dialect.OFFICIAL);
        reader = PortalClient.of(author);
        video = author.publishedUrl("discussed");
    }

    @ParameterizedTest
    @CsvSource({"1,latest", "30,latest", "1,popular", "30,popular"})
    void listsCostAtMostThree(int size, String order) {
        List<Long> comments = LongStream.range(0, size).mapToObj(i -> comment()).toList();
        for (int i = 0; i < size; i++) {
            PortalClient other = PortalClient.guest();
            PortalClient.succeeded(
                    other.post("videos/comment-comments", "father_id", comments.getFirst(), "content", "so what"));
        }
        assertThat(cost(() -> list(video, true, order, size))).isBetween(1L, 3L);
        assertThat(cost(() -> list(comments.getFirst(), false, order, size))).isBetween(1L, 3L);
        assertThat(cost(() -> listAfter(comments.getLast(), video, true, order)))
                .isBetween(1L, 3L);
        long answer = Long.parseLong(Json.text(list(comments.getFirst(), false, order, size), "/data/comments/0/id"));
        assertThat(cost(() -> listAfter(answer, comments.getFirst(), false, order)))
                .isBetween(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsAndOneCommentCostOne(boolean ofVideo) {
        long id = ofVideo ? video : comment();
        assertThat(cost(() -> reader.get("videos/get-comment-member", "id", id, "is_video", ofVideo)))
                .isOne();
        long comment = comment();
        assertThat(cost(() -> reader.get("videos/get-comment-all", "comment_id", comment)))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void actionsCostAtMostFour(boolean liked) {
        long comment = comment();
        assertThat(cost(() -> reader.post("videos/comment-video", "video_id", video, "content", "nice")))
                .isBetween(1L, 4L);
        assertThat(cost(() -> reader.post("videos/comment-comments", "father_id", comment, "content", "nice")))
                .isBetween(1L, 4L);
        var comments = Stream.generate(this::comment).limit(RUNS).toList();
        if (liked) {
            comments.forEach(id -> PortalClient.succeeded(like(id)));
        }
        var toggled = comments.iterator();
        assertThat(cost(() -> like(toggled.next()))).isBetween(1L, 4L);
        var deleted = Stream.generate(this::comment).limit(RUNS).toList().iterator();
        assertThat(cost(() -> author.post(
                        "comment/action", "video_id", video, "action_type", 2, "comment_id", deleted.next())))
                .isBetween(1L, 4L);
    }

    private Response list(long id, boolean ofVideo, String order, int size) {
        Response answer =
                reader.get("videos/get-comments", "id", id, "is_video", ofVideo, "order_by", order, "page_size", size);
        assertThat(Json.at(answer, "/data/comments")).hasSize(size);
        return answer;
    }

    private Response listAfter(long before, long id, boolean ofVideo, String order) {
        return reader.get("videos/get-comments", "id", id, "is_video", ofVideo, "order_by", order, "before_id", before);
    }

    private long cost(Supplier<Response> request) {
        return LongStream.range(0, RUNS).map(i -> costOnce(request)).min().orElseThrow();
    }

    private long costOnce(Supplier<Response> request) {
        return statements.of(
                () -> assertThat(request.get().asString()).containsAnyOf("\"code\":20000", "\"status_code\":0"));
    }

    private Response like(long comment) {
        return reader.post("videos/like-comments", "comment_id", comment);
    }

    private long comment() {
        return author.commented(video, "nice");
    }
}
