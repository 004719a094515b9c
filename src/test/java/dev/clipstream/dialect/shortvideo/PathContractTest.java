package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @EveryDialect
    void everyPathWorksWithAndWithoutATrailingSlashAndNeverRedirects(Dialect dialect) {
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

    @EveryDialect
    void publishingWorksOnThePathThatADocumentPrintsTwice(Dialect dialect) {
        Client client = Client.registered(dialect);
        Response published = client.request()
                .multiPart("data", Clips.mp4().toFile())
                .multiPart("title", "x")
                .post("douyin/publish/action/");
        assertShape(dialect, "publish-action", published);
    }

    @EveryDialect
    void aVideoThatIsKeptElsewhereIsPublishedByItsAddress(Dialect dialect) {
        Client author = Client.registered(dialect);
        Map<String, Object> body = Map.of(
                "id", author.userId(),
                "url", "https://example.org/t/test2.mp4",
                "title", "况该位观广",
                "cover_url", "https://example.org/t/test2.jpg",
                "user_creations", "条形江积局不");
        Response published = Client.anonymous(dialect)
                .request()
                .contentType("application/json")
                .body(body)
                .post("publish/actionUrl");
        assertShape(dialect, "publish-actionUrl", published);
        author.get("publish/list")
                .then()
                .body("video_list[0].play_url", equalTo("https://example.org/t/test2.mp4"))
                .body("video_list[0].cover_url", equalTo("https://example.org/t/test2.jpg"))
                .body("video_list[0].title", equalTo("况该位观广"));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("url", "file:///etc/passwd"), Map.of("id", 0), Map.of("cover_url", "x"), Map.of("title", ""))) {
            Map<String, Object> bad = new HashMap<>(body);
            bad.putAll(wrong);
            Client.anonymous(dialect)
                    .request()
                    .contentType("application/json")
                    .body(bad)
                    .post("publish/actionUrl")
                    .then()
                    .body("status_code", not(0));
        }
        author.profile(0).then().body("user.work_count", is(1));
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
    void durlimIsNotAChoiceUnderDouyin() {
        given().header("X-Api-Dialect", "durlim")
                .get("/douyin/ping")
                .then()
                .body("status_msg", containsString("[android, bytehunters, camp, official]"));
    }

    @Test
    void bytehuntersFindsUsersByNameToo() {
        Client client = Client.registered(Dialect.BYTEHUNTERS);
        client.get("user", "user_id", client.name())
                .then()
                .body("user.id", is((int) client.userId()), "user.user_id", is((int) client.userId()));
        client.get("user", "user_id", "no such name").then().body("status_code", is(1), "$", hasKey("errmsg"));
        client.get("publish/list", "user_id", ".er").then().body("status_msg", equalTo("参数不正确"));
        // A number is an id, also for somebody whose name it is.
        Client named = Client.registered(Dialect.BYTEHUNTERS, "9" + System.nanoTime());
        client.get("user", "user_id", named.name()).then().body("status_code", is(1));
    }

    @Test
    void bytehuntersAnswersAPublicationWithItsId() {
        Client client = Client.registered(Dialect.BYTEHUNTERS);
        long vid = client.publish(Clips.mp4(), "x").jsonPath().getLong("vid");
        client.get("publish/list").then().body("video_list[0].id", is((int) vid));
    }
}
