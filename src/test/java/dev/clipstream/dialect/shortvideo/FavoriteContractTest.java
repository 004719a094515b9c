package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class FavoriteContractTest {

    @EveryDialect
    void aLikeCountsForTheVideoItsAuthorAndWhoGaveIt(Dialect dialect) {
        Client author = Client.registered(dialect);
        Client liker = Client.registered(dialect);
        long video = author.published("liked");
        assertShape(dialect, "favorite-action", liker.like(video));
        // Twice is once.
        succeeded(liker.like(video));
        assertCounts(author, liker, 1);
        Response list = liker.get("favorite/list/");
        assertShape(dialect, "favorite-list", list);
        assertThat(ids(list, "video_list")).containsExactly(video);
        list.then().body("video_list[0].favorite_count", is(1), "video_list[0].is_favorite", is(true));

        succeeded(liker.unlike(video));
        succeeded(liker.unlike(video));
        assertCounts(author, liker, 0);
        assertThat(ids(liker.get("favorite/list"), "video_list")).isEmpty();
    }

    @EveryDialect
    void oneMayLikeOnesOwnVideo(Dialect dialect) {
        Client author = Client.registered(dialect);
        succeeded(author.like(author.published("mine")));
        author.profile(0).then().body("user.total_favorited", is(1), "user.favorite_count", is(1));
    }

    @EveryDialect
    void flagsAreThoseOfTheViewer(Dialect dialect) {
        Client author = Client.registered(dialect);
        Client viewer = Client.registered(dialect);
        long plain = author.published("plain");
        long liked = author.published("liked");
        viewer.like(liked);
        viewer.follow(author.userId());
        author.like(plain);
        assertFlags(viewer.get("publish/list", "user_id", author.userId()), liked, true, true);
        assertFlags(viewer.get("feed"), liked, true, true);
        assertFlags(viewer.get("feed"), plain, false, true);
        assertFlags(author.get("feed"), plain, true, false);
        assertFlags(author.get("feed"), liked, false, false);
        assertFlags(Client.anonymous(dialect).get("feed"), liked, false, false);
    }

    @EveryDialect
    void theLastLikedComesFirstAndTheListComesInSlices(Dialect dialect) {
        Client client = Client.registered(dialect);
        long one = client.published("one");
        long two = client.published("two");
        long three = client.published("three");
        client.like(two);
        client.like(three);
        client.like(one);
        Client other = Client.registered(dialect);
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

    @EveryDialect
    void whatCannotBeLikedIsRefused(Dialect dialect) {
        Client client = Client.registered(dialect);
        long video = client.published("x");
        for (long unknown : new long[] {0, -1, Long.MAX_VALUE}) {
            assertFails(client.like(unknown));
            assertFails(client.unlike(unknown));
        }
        assertBadParameter(dialect, client.post("favorite/action", "video_id", video, "action_type", 3));
        assertBadParameter(dialect, client.post("favorite/action", "video_id", video));
        assertBadParameter(dialect, client.post("favorite/action", "action_type", 1));
        assertFailsForItsToken(dialect, Client.anonymous(dialect).like(video));
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
