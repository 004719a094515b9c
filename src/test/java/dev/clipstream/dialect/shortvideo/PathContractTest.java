package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class PathContractTest {

    private static final List<String> READING = List.of(
            "feed",
            "user",
            "publish/list",
            "favorite/list",
            "relation/follow/list",
            "relatioin/follow/list",
            "relation/follower/list",
            "relation/friend/list",
            "ping");

    private static final List<String> WRITING = List.of(
            "user/register",
            "user/login",
            "publish/action",
            "favorite/action",
            "comment/action",
            "relation/action",
            "message/action");

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "DURLIM"})
    void trailingSlashIsOptionalWithoutRedirects(Dialect dialect) {
        Client client = Client.registered(dialect);
        for (String path : READING) {
            succeeded(client.request().redirects().follow(false).get(path));
            succeeded(client.request().redirects().follow(false).get(path + "/"));
        }
        for (String path : WRITING) {
            for (String form : List.of(path, path + "/")) {
                Response answer = client.request().redirects().follow(false).post(form);
                assertThat(answer.statusCode()).as(form).isEqualTo(200);
                assertThat(answer.<Integer>path("status_code")).as(form).isNotZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "DURLIM"})
    void publishingWorksOnMisprintedPath(Dialect dialect) {
        Client client = Client.registered(dialect);
        Response published = client.request()
                .multiPart("data", Clips.mp4().toFile())
                .multiPart("title", "x")
                .post("douyin/publish/action/");
        assertShape(dialect, "publish-action", published);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFICIAL", "DURLIM"})
    void unknownDialectIsRejectedWithoutEffects(Dialect dialect) {
        Client client = Client.registered(Dialect.OFFICIAL);
        Client other = Client.registered(dialect);
        given().header("X-Api-Dialect", "klingon")
                .queryParam("token", client.token())
                .queryParam("to_user_id", other.userId())
                .queryParam("action_type", 1)
                .post("/douyin/relation/action")
                .then()
                .body("status_code", is(1));
        client.profile(0).then().body("user.follow_count", is(0));
    }

    @Test
    void encodedCharactersInPathAreNotFound() {
        for (String path : List.of("/tiktok/a%20b", "/douyin/a%20b/", "/tiktok/feed%3Fx", "/tiktok/%7B")) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        }
    }

    @Test
    void tiktokIsAlwaysDurlim() {
        given().header("X-Api-Dialect", "camp")
                .get("/tiktok/relation/action")
                .then()
                .statusCode(405);
        given().header("X-Api-Dialect", "camp")
                .get("/tiktok/user")
                .then()
                .statusCode(401)
                .body("status_code", is(-1));
        given().get("/tiktok/nope").then().statusCode(404).body("status_code", is(1));
        given().get("/tiktok/ping").then().body("status_msg", equalTo("pong"));
    }

    @Test
    void durlimCannotBeChosenUnderDouyin() {
        given().header("X-Api-Dialect", "durlim")
                .get("/douyin/ping")
                .then()
                .body("status_msg", containsString("[android, bytehunters, camp, official]"));
    }

    @Test
    void bytehuntersFindsUsersByName() {
        Client client = Client.registered(Dialect.BYTEHUNTERS);
        client.get("user", "user_id", client.name())
                .then()
                .body("user.id", is((int) client.userId()), "user.user_id", is((int) client.userId()));
        client.get("user", "user_id", "no such name").then().body("status_code", is(1), "$", hasKey("errmsg"));
        client.get("user", "user_id", "\ufdfa".repeat(1000)).then().body("status_code", is(1), "$", hasKey("errmsg"));
        client.get("publish/list", "user_id", ".er").then().body("status_msg", equalTo("参数不正确"));
        // A number is always an id, even if it is the name of a user.
        Client named = Client.registered(Dialect.BYTEHUNTERS, "9" + System.nanoTime());
        client.get("user", "user_id", named.name()).then().body("status_code", is(1));
    }

    @Test
    void bytehuntersReturnsIdOfPublishedVideo() {
        Client client = Client.registered(Dialect.BYTEHUNTERS);
        long vid = client.publish(Clips.mp4(), "x").jsonPath().getLong("vid");
        client.get("publish/list").then().body("video_list[0].id", is((int) vid));
    }
}
