package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests in both families that only the author can see a private video. */
@QuarkusTest
class PrivateVideoContractTest {

    /** The offset of feed cursors that hold a video id. */
    private static final long PLACES = 4_000_000_000_000_000L;

    private PortalClient author;
    private PortalClient stranger;
    private long open;
    private long hidden;

    @BeforeEach
    void publish() {
        author = PortalClient.guest();
        stranger = PortalClient.guest();
        String url = author.uploadedVideo();
        open = author.created(url, "open", "is_private", "false");
        hidden = author.created(url, "hidden", "is_private", "true");
    }

    @Test
    void privateVideoIsInNoFeed() {
        for (Client viewer : new Client[] {Client.anonymous(), author.inTheApp(), stranger.inTheApp()}) {
            assertThat(ids(viewer.get("feed"), "video_list")).startsWith(open).doesNotContain(hidden);
        }
        assertThat(ids(Client.anonymous(Dialect.BYTEHUNTERS).get("feed", "latest_time", hidden + 1), "video_list"))
                .startsWith(open);
    }

    @Test
    void onlyAuthorSeesPrivateVideoInPublishList() {
        assertThat(ids(author.inTheApp().get("publish/list"), "video_list")).containsExactly(hidden, open);
        assertThat(ids(author.inTheApp().get("publish/list", "user_id", author.userId()), "video_list"))
                .containsExactly(hidden, open);
        Client other = stranger.inTheApp();
        assertThat(ids(other.get("publish/list", "user_id", author.userId(), "count", 1), "video_list"))
                .containsExactly(open);
        assertThat(ids(other.get("publish/list", "user_id", author.userId(), "cursor", open), "video_list"))
                .isEmpty();
        author.inTheApp().profile(0).then().body("user.work_count", is(2));
        other.profile(author.userId()).then().body("user.work_count", is(1));
    }

    /** A private video as cursor must look like an unknown one, because clients can guess ids. */
    @Test
    void privateVideoIsNoCursor() {
        Client owner = author.inTheApp();
        Client other = stranger.inTheApp();
        succeeded(owner.like(open));
        succeeded(owner.like(hidden));
        assertThat(ids(owner.get("publish/list", "cursor", hidden), "video_list"))
                .containsExactly(open);
        assertThat(ids(other.get("publish/list", "user_id", author.userId(), "cursor", hidden), "video_list"))
                .isEmpty();
        assertThat(ids(owner.get("favorite/list", "cursor", hidden), "video_list"))
                .containsExactly(open);
        assertFails(other.get("favorite/list", "user_id", author.userId(), "cursor", hidden));
        assertThat(ids(Client.anonymous(Dialect.OFFICIAL).get("feed", "latest_time", PLACES + open), "video_list"))
                .isNotEmpty();
        assertThat(ids(Client.anonymous(Dialect.OFFICIAL).get("feed", "latest_time", PLACES + hidden), "video_list"))
                .isEmpty();
    }

    @Test
    void onlyAuthorCanLikePrivateVideo() {
        Client owner = author.inTheApp();
        Client other = stranger.inTheApp();
        succeeded(owner.like(open));
        succeeded(owner.like(hidden));
        assertFails(other.like(hidden));
        assertFails(other.unlike(hidden));
        assertThat(ids(owner.get("favorite/list"), "video_list")).containsExactly(hidden, open);
        assertThat(ids(other.get("favorite/list", "user_id", author.userId(), "count", 1), "video_list"))
                .containsExactly(open);
        owner.profile(0).then().body("user.favorite_count", is(2), "user.total_favorited", is(2));
        other.profile(author.userId()).then().body("user.favorite_count", is(1), "user.total_favorited", is(1));
        succeeded(owner.unlike(hidden));
        succeeded(owner.unlike(open));
        owner.profile(0).then().body("user.favorite_count", is(0), "user.total_favorited", is(0));
        other.profile(author.userId()).then().body("user.favorite_count", is(0), "user.total_favorited", is(0));
        other.profile(0).then().body("user.favorite_count", is(0));
    }

    @Test
    void onlyAuthorCanUseCommentsOfPrivateVideo() {
        Client owner = author.inTheApp();
        Client other = stranger.inTheApp();
        long comment = owner.commented(hidden, "note to myself");
        assertFails(other.comment(hidden, "I see you"));
        assertFails(other.post("comment/action", "video_id", hidden, "action_type", 2, "comment_id", comment));
        owner.get("comment/list", "video_id", hidden).then().body("comment_list", hasSize(1));
        other.get("comment/list", "video_id", hidden).then().body("status_code", is(0), "comment_list", empty());
        Client.anonymous().get("comment/list", "video_id", hidden).then().body("comment_list", empty());
        owner.get("publish/list").then().body("video_list[0].comment_count", is(1));
    }

    @Test
    void portalHidesPrivateVideo() {
        for (PortalClient viewer : new PortalClient[] {author, stranger}) {
            for (String order : new String[] {"latest", "popular", "random"}) {
                assertThat(viewer.get("videos", "order_by", order, "page_size", 100)
                                .jsonPath()
                                .getList("data.data.id", String.class))
                        .doesNotContain(Long.toString(hidden));
            }
        }
        assertCode(10001, stranger.post("videos/like-video", "video_id", hidden));
        assertCode(10001, stranger.get("videos/get-video-likes", "video_id", hidden));
        PortalClient.succeeded(author.post("videos/like-video", "video_id", hidden));
        author.get("videos/get-video-likes", "video_id", hidden).then().body("data.video_likes", is("1"));
    }

    @Test
    void onlyAuthorCanUseCommentsInPortal() {
        Commenter owner = new Commenter(author.inTheApp(), author);
        String comment = owner.comment(hidden, "note to myself");
        String reply = owner.reply(comment, "and back");
        owner.like(reply);
        owner.comments(hidden, true).then().body("data.comments", hasSize(1));
        owner.comments(comment, false).then().body("data.comments", hasSize(2));
        assertThat(owner.count(hidden, true)).isEqualTo("2");
        for (String id : new String[] {comment, reply}) {
            assertCode(10001, stranger.post("videos/comment-comments", "father_id", id, "content", "I see you"));
            assertCode(10001, stranger.post("videos/like-comments", "comment_id", id));
            assertCode(10001, stranger.get("videos/get-comments", "id", id, "is_video", false));
            assertCode(10001, stranger.get("videos/get-comment-all", "comment_id", id));
            assertCode(10001, stranger.get("videos/get-comment-member", "id", id, "is_video", false));
        }
        assertCode(10001, stranger.post("videos/comment-video", "video_id", hidden, "content", "I see you"));
        assertCode(10001, stranger.get("videos/get-comments", "id", hidden, "is_video", true));
        assertCode(10001, stranger.get("videos/get-comment-member", "id", hidden, "is_video", true));
        assertThat(owner.count(comment, false)).isEqualTo("1");
        owner.comment(reply).then().body("data.comment.likes", is("1"));
    }

    @Test
    void portalTotalExcludesPrivateVideo() {
        String before = stranger.get("videos").path("data.total");
        author.created(author.uploadedVideo(), "hidden too", "is_private", true);
        author.get("videos").then().body("data.total", is(before));
    }

    /** The file of a private video stays private until its owner publishes it again. */
    @Test
    void fileOfPrivateVideoCanBePublishedPublicly() {
        String url = author.inTheApp().get("publish/list").path("video_list[0].play_url");
        long published = author.created(url, "open after all");
        assertThat(ids(Client.anonymous(Dialect.OFFICIAL).get("feed"), "video_list"))
                .startsWith(published)
                .doesNotContain(hidden);
    }
}
