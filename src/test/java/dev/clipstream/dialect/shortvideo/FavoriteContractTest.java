package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FavoriteContractTest {

    @Test
    void likeCountsForVideoAuthorAndLiker() {
        Client author = Client.registered();
        Client liker = Client.registered();
        long video = author.publishedUrl("liked");
        succeeded(liker.like(video));
        // Doing it twice has the same effect as once.
        succeeded(liker.like(video));
        assertCounts(author, liker, 1);
        Response list = liker.get("favorite/list/");
        succeeded(list);
        assertThat(ids(list, "video_list")).containsExactly(video);
        list.then().body("video_list[0].favorite_count", is(1), "video_list[0].is_favorite", is(true));

        succeeded(liker.unlike(video));
        succeeded(liker.unlike(video));
        assertCounts(author, liker, 0);
        assertThat(ids(liker.get("favorite/list"), "video_list")).isEmpty();
    }

    @Test
    void ownVideoCanBeLiked() {
        Client author = Client.registered();
        succeeded(author.like(author.publishedUrl("mine")));
        author.profile(0).then().body("user.total_favorited", is(1), "user.favorite_count", is(1));
    }

    @Test
    void flagsDependOnTheViewer() {
        Client author = Client.registered();
        Client viewer = Client.registered();
        long plain = author.publishedUrl("plain");
        long liked = author.publishedUrl("liked");
        viewer.like(liked);
        viewer.follow(author.userId());
        author.like(plain);
        assertFlags(viewer.get("publish/list", "user_id", author.userId()), liked, true, true);
        assertFlags(viewer.get("feed"), liked, true, true);
        assertFlags(viewer.get("feed"), plain, false, true);
        assertFlags(author.get("feed"), plain, true, false);
        assertFlags(author.get("feed"), liked, false, false);
        assertFlags(Client.anonymous().get("feed"), liked, false, false);
    }

    @Test
    void likedVideosAreListedInSlicesNewestLikeFirst() {
        Client client = Client.registered();
        long one = client.publishedUrl("one");
        long two = client.publishedUrl("two");
        long three = client.publishedUrl("three");
        client.like(two);
        client.like(three);
        client.like(one);
        Client other = Client.registered();
        assertThat(ids(other.get("favorite/list", "user_id", client.userId()), "video_list"))
                .containsExactly(one, three, two);
        assertThat(ids(client.get("favorite/list", "count", 2), "video_list")).containsExactly(one, three);
        assertThat(ids(client.get("favorite/list", "cursor", three), "video_list"))
                .containsExactly(two);
        assertThat(ids(client.get("favorite/list", "cursor", two), "video_list"))
                .isEmpty();
        assertThat(ids(client.get("favorite/list", "user_id", -7), "video_list"))
                .isEmpty();
    }

    @Test
    void badLikesAreRejected() {
        Client client = Client.registered();
        long video = client.publishedUrl("x");
        for (long unknown : new long[] {0, -1, Long.MAX_VALUE}) {
            assertFails(client.like(unknown));
            assertFails(client.unlike(unknown));
        }
        assertBadParameter(client.post("favorite/action", "video_id", video, "action_type", 3));
        assertBadParameter(client.post("favorite/action", "video_id", video));
        assertBadParameter(client.post("favorite/action", "action_type", 1));
        assertFailsForItsToken(Client.anonymous().like(video));
        assertCounts(client, client, 0);
    }

    private static void assertCounts(Client author, Client liker, int count) {
        author.profile(0).then().body("user.total_favorited", is(count));
        liker.profile(0).then().body("user.favorite_count", is(count));
        author.get("publish/list").then().body("video_list[0].favorite_count", is(count));
    }

    private static void assertFlags(Response list, long video, boolean liked, boolean followed) {
        String entry = "video_list.find { it.id == %d }.".formatted(video);
        assertThat(list.<Boolean>path(entry + "is_favorite")).isEqualTo(liked);
        assertThat(list.<Boolean>path(entry + "author.is_follow")).isEqualTo(followed);
    }
}
