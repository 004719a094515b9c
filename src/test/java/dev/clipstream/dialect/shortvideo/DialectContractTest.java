package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.assertUnknownVideo;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Client.PASSWORD;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import dev.clipstream.fixture.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Compares the answers of every operation in every dialect with the dialect's document. The effects of operations are
 * the same in all dialects, so other tests check them in the original dialect only.
 */
@QuarkusTest
class DialectContractTest {

    private static final Set<Dialect> WITH_DELETED_COMMENT = Set.of(Dialect.BYTEHUNTERS, Dialect.DURLIM);

    @EveryDialect
    void accounts(Dialect dialect) {
        Client anyone = Client.anonymous(dialect);
        String name = "mango-" + UUID.randomUUID().toString().substring(0, 8);
        assertShape(dialect, "ping", anyone.get("ping"));
        assertShape(dialect, "ping", anyone.get("ping/"));

        Response registered = anyone.post("user/register/", "username", name, "password", PASSWORD);
        assertShape(dialect, "user-register", registered);
        long id = Json.number(registered, "/user_id");
        Response login = anyone.post("user/login/", "username", name, "password", PASSWORD);
        assertShape(dialect, "user-login", login);

        Response profile = new Client(dialect, id, name, Json.text(login, "/token")).get("user/", "user_id", id);
        assertShape(dialect, "user", profile);
        profile.then().body("user.id", is((int) id), "user.name", equalTo(name));
        Client self = new Client(dialect, id, name, Json.text(login, "/token"));
        for (Response own : List.of(self.get("user/"), self.profile(0))) {
            own.then().body("user.id", is((int) id));
        }
        assertThat(Json.at(profile, "/user").has("user_id")).isEqualTo(dialect == Dialect.BYTEHUNTERS);
    }

    @EveryDialect
    void videos(Dialect dialect) {
        Client author = Client.registered(dialect);
        Response published = author.publish(Clips.mp4(), "散步 🚶");
        assertShape(dialect, "publish-action", published);
        assertThat(Json.at(published, "").has("vid")).isEqualTo(dialect == Dialect.BYTEHUNTERS);

        Response list = author.get("publish/list/", "user_id", author.userId());
        assertShape(dialect, "publish-list", list);
        list.then().body("video_list[0].title", equalTo("散步 🚶"));
        long video = ids(list, "video_list").getFirst();
        long newer = author.publishedUrl("later");
        for (Client viewer : List.of(author, Client.anonymous(dialect))) {
            Response feed = viewer.get("feed/");
            assertShape(dialect, "feed", feed);
            assertThat(ids(feed, "video_list")).containsSubsequence(newer, video);
        }

        assertShape(dialect, "favorite-action", author.like(video));
        Response favorites = author.get("favorite/list/");
        assertShape(dialect, "favorite-list", favorites);
        assertThat(ids(favorites, "video_list")).containsExactly(video);
        assertShape(dialect, "favorite-action", author.unlike(video));
    }

    @EveryDialect
    void comments(Dialect dialect) {
        Client author = Client.registered(dialect);
        Client commenter = Client.registered(dialect);
        long video = author.publishedUrl("talked about");
        author.follow(commenter.userId());

        Response posted = commenter.comment(video, "第一!! 👍🏽");
        assertShape(dialect, "comment-action", posted);
        posted.then().body("comment.content", equalTo("第一!! 👍🏽"), "comment.user.name", equalTo(commenter.name()));
        Response list = author.get("comment/list/", "video_id", video);
        assertShape(dialect, "comment-list", list);
        list.then().body("comment_list[0].user.is_follow", is(true));

        long comment = Json.number(posted, "/comment/id");
        Response deleted = author.post("comment/action/", "video_id", video, "action_type", 2, "comment_id", comment);
        assertShape(dialect, "comment-action-delete", deleted);
        assertThat(Json.at(deleted, "").has("comment")).isEqualTo(WITH_DELETED_COMMENT.contains(dialect));
        assertThat(ids(author.get("comment/list", "video_id", video), "comment_list"))
                .isEmpty();
    }

    @EveryDialect
    void relationsAndMessages(Dialect dialect) {
        Client one = Client.registered(dialect);
        Client other = Client.registered(dialect);
        assertShape(dialect, "relation-action", one.follow(other.userId()));
        succeeded(other.follow(one.userId()));
        for (String list : List.of("follow", "follower", "friend")) {
            Response users = one.get("relation/" + list + "/list/");
            assertShape(dialect, "relation-" + list + "-list", users);
            assertThat(ids(users, "user_list")).as(list).containsExactly(other.userId());
            users.then().body("user_list[0].is_follow", is(true));
        }

        assertShape(dialect, "message-action", one.message(other.userId(), "你好啊 😀"));
        Response chat = other.get("message/chat/", "to_user_id", one.userId());
        assertShape(dialect, "message-chat", chat);
        chat.then()
                .body("message_list.content", equalTo(List.of("你好啊 😀")))
                .body("message_list[0].from_user_id", is((int) one.userId()))
                .body("message_list[0].to_user_id", is((int) other.userId()));
        one.get("relation/friend/list")
                .then()
                .body("user_list[0].message", equalTo("你好啊 😀"))
                .body("user_list[0].msgType", is(1), "user_list[0].msg_type", is(1));
        assertShape(dialect, "relation-action", one.unfollow(other.userId()));
    }

    @EveryDialect
    void missingTokenIsReported(Dialect dialect) {
        for (Client nobody : List.of(Client.anonymous(dialect), new Client(dialect, 0, null, "rubbish"))) {
            for (String path : List.of(
                    "user",
                    "publish/list",
                    "favorite/list",
                    "relation/follow/list",
                    "relation/follower/list",
                    "relation/friend/list",
                    "message/chat")) {
                assertFailsForItsToken(dialect, nobody.get(path, "to_user_id", 1));
            }
            assertFailsForItsToken(dialect, nobody.publish(Clips.mp4(), "x"));
            assertFailsForItsToken(dialect, nobody.like(1));
            assertFailsForItsToken(dialect, nobody.comment(1, "x"));
            assertFailsForItsToken(dialect, nobody.follow(1));
            assertFailsForItsToken(dialect, nobody.message(1, "x"));
        }
        assertFailsForItsToken(dialect, new Client(dialect, 0, null, "rubbish").get("feed"));
        assertFailsForItsToken(dialect, new Client(dialect, 0, null, "rubbish").get("comment/list", "video_id", 1));
    }

    @EveryDialect
    void failures(Dialect dialect) {
        Client client = Client.registered(dialect);
        assertBadParameter(dialect, client.get("feed", "latest_time", "yesterday"));
        assertBadParameter(dialect, client.post("favorite/action", "video_id", 1, "action_type", 3));
        assertBadParameter(dialect, client.comment(client.publishedUrl("x"), " "));
        assertBadParameter(dialect, client.get("message/chat"));
        assertUnknownVideo(dialect, client.like(Long.MAX_VALUE));
        assertFails(client.follow(client.userId()));

        Response login =
                Client.anonymous(dialect).post("user/login", "username", client.name(), "password", "wrong word");
        assertFails(login);
        login.then().body("user_id", is(0), "token", is(""));
        assertThat(Json.at(login, "").has("errmsg")).isEqualTo(dialect == Dialect.BYTEHUNTERS);

        client.get("nope").then().statusCode(404).contentType("application/json");
        client.get("favorite/action").then().statusCode(405).contentType("application/json");
    }
}
