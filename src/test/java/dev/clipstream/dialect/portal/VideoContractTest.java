package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VideoContractTest {

    @ParameterizedTest
    @ValueSource(strings = {"videos", "videos/"})
    void videosAreListedInPages(String path) {
        PortalClient client = PortalClient.guest();
        List<String> created = created(client, 3);
        Response usual = client.get(path);
        usual.then().body("data.page", is("1"), "data.page_size", is("10"));
        long total = Long.parseLong(usual.path("data.total"));
        Response first = client.get(path, "order_by", "latest", "page", "1", "page_size", "2");
        assertShape("portal", "videos", first);
        first.then().body("data.page", is("1"), "data.page_size", is("2"), "data.has_more", is(true));
        assertThat(ids(first)).containsExactly(created.get(2), created.get(1));
        Response second = client.get(path, "order_by", "latest", "page", 2, "page_size", 2);
        second.then().body("data.page", is("2"), "data.has_more", is(total > 4));
        assertThat(ids(second)).startsWith(created.get(0));
        long last = (total + 1) / 2;
        client.get(path, "order_by", "latest", "page", last, "page_size", 2)
                .then()
                .body("data.has_more", is(false));
        for (String order : new String[] {"latest", "popular", "random"}) {
            client.get(path, "order_by", order, "page", last + 1, "page_size", 2)
                    .then()
                    .body("data.data", empty(), "data.has_more", is(false), "data.total", is(Long.toString(total)));
        }
    }

    @Test
    void randomPagesDifferAndHaveNoDuplicates() {
        PortalClient client = PortalClient.guest();
        created(client, 12);
        Response one = client.get("videos", "page_size", 100);
        long total = Long.parseLong(one.path("data.total"));
        assertThat(ids(one)).doesNotHaveDuplicates().hasSize((int) Math.min(total, 100));
        assertThat(ids(client.get("videos", "order_by", "random", "page_size", 100)))
                .isNotEqualTo(ids(one));
    }

    @Test
    void popularOrderIsByLikesThenNewest() {
        PortalClient client = PortalClient.guest();
        List<String> created = created(client, 3);
        for (PortalClient fan : List.of(client, PortalClient.guest())) {
            succeeded(fan.post("videos/like-video", "video_id", created.get(0)));
            succeeded(fan.post("videos/like-video", "video_id", created.get(1)));
        }
        List<Map<String, String>> page =
                client.get("videos", "order_by", "popular", "page_size", 100).path("data.data");
        assertThat(page)
                .isSortedAccordingTo(
                        Comparator.<Map<String, String>>comparingLong(video -> -Long.parseLong(video.get("likes")))
                                .thenComparingLong(video -> -Long.parseLong(video.get("created_at"))));
        List<String> order = page.stream().map(video -> video.get("id")).toList();
        assertThat(order).containsSubsequence(created.get(1), created.get(0));
    }

    @Test
    void pageHasAtMostHundredVideos() {
        PortalClient.guest().get("videos", "page_size", 101).then().body("data.page_size", is("100"));
        PortalClient.guest()
                .get("videos", "page", "", "page_size", "", "order_by", "")
                .then()
                .body("code", is(20000), "data.page", is("1"), "data.page_size", is("10"));
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0, 10001",
        "page, -1, 10001",
        "page, one, 10003",
        "page, 1.5, 10003",
        "page, 99999999999999999999, 10003",
        "page_size, 0, 10001",
        "page_size, -5, 10001",
        "page_size, many, 10003"
    })
    void badPagesAreRejected(String field, String value, int code) {
        assertCode(code, PortalClient.guest().get("videos", field, value))
                .then()
                .body("message", containsString(field));
    }

    @Test
    void farPageIsEmpty() {
        for (String order : new String[] {"latest", "popular", "random"}) {
            PortalClient.guest()
                    .get("videos", "order_by", order, "page", Long.MAX_VALUE, "page_size", 100)
                    .then()
                    .body("code", is(20000), "data.data", empty(), "data.page", is(Long.toString(Long.MAX_VALUE)))
                    .body("data.has_more", is(false));
        }
    }

    @Test
    void secondLikeRemovesTheLike() {
        PortalClient author = PortalClient.guest();
        PortalClient fan = PortalClient.guest();
        String id = created(author, 1).getFirst();
        Response liked = fan.post(
                "videos/like-video",
                "video_id",
                id,
                "owner_id",
                Long.toString(author.userId()),
                "user_id",
                Long.toString(author.userId()));
        assertShape("portal", "like-video", liked);
        Response likes = author.get("videos/get-video-likes", "video_id", id);
        assertShape("portal", "get-video-likes", likes);
        likes.then().body("data.video_likes", is("1"));
        // The like belongs to the fan of the token, not to the user in the fields.
        assertThat(fan.inTheApp().get("favorite/list").<Object>path("video_list[0].id"))
                .isEqualTo(Integer.parseInt(id));
        author.inTheApp().get("favorite/list").then().body("video_list", empty());
        author.inTheApp().profile(0).then().body("user.total_favorited", is(1), "user.favorite_count", is(0));
        succeeded(fan.post("videos/like-video", "video_id", Long.parseLong(id)));
        author.get("videos/get-video-likes", "video_id", id).then().body("data.video_likes", is("0"));
        fan.inTheApp().profile(0).then().body("user.favorite_count", is(0));
    }

    @Test
    void badLikesAreRejected() {
        PortalClient client = PortalClient.guest();
        for (Object unknown : new Object[] {"0", -1, Long.MAX_VALUE, "999999999999"}) {
            assertCode(10001, client.post("videos/like-video", "video_id", unknown));
            assertCode(10001, client.get("videos/get-video-likes", "video_id", unknown));
        }
        assertCode(10004, client.post("videos/like-video")).then().body("message", startsWith("参数缺失: video_id"));
        assertCode(10002, client.post("videos/like-video", "video_id", ""));
        assertCode(10003, client.post("videos/like-video", "video_id", "first"));
        assertCode(10003, client.post("videos/like-video", "video_id", List.of(1)));
        assertCode(10004, client.get("videos/get-video-likes"));
        assertCode(10002, client.get("videos/get-video-likes", "video_id", ""));
        assertCode(10003, client.get("videos/get-video-likes", "video_id", "first"));
        client.inTheApp().profile(0).then().body("user.favorite_count", is(0));
    }

    @Test
    void tokenIsRequired() {
        assertCode(-20001, PortalClient.anonymous().get("videos"));
        assertCode(-20001, PortalClient.anonymous().get("videos/"));
        assertCode(-20001, PortalClient.anonymous().post("videos/like-video", "video_id", 1, "user_id", 1));
        assertCode(-20001, PortalClient.anonymous().get("videos/get-video-likes", "video_id", 1));
    }

    /** Returns the videos, oldest first. */
    private static List<String> created(PortalClient client, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Long.toString(client.inTheApp().publishedUrl("video " + i)));
        }
        return ids;
    }

    private static List<String> ids(Response page) {
        return Json.texts(page, "/data/data", "id");
    }
}
