package dev.clipstream.dialect.shortvideo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ErrorContractTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nope", "/douyin", "/douyin/", "/douyin/nope/", "/douyin/user/nope", "/media", "/q/nope"})
    void unknownPathIs404InJson(String path) {
        given().get(path).then().statusCode(404).contentType("application/json").body("status_code", is(8));
        given().accept("text/html").get(path).then().statusCode(404).contentType("application/json");
    }

    @Test
    void pathsOutsideMountsUseTheOriginalDialect() {
        given().header("X-Api-Dialect", "bytehunters")
                .get("/nope")
                .then()
                .statusCode(404)
                .body("status_code", is(8), "$", not(hasKey("errmsg")));
        given().header("X-Api-Dialect", "bytehunters")
                .get("/douyin/nope")
                .then()
                .statusCode(404)
                .body("status_code", is(1), "$", hasKey("errmsg"));
    }

    @Test
    void wrongMethodIs405InJson() {
        given().post("/douyin/feed/")
                .then()
                .statusCode(405)
                .contentType("application/json")
                .body("status_code", is(8));
        given().get("/douyin/user/login").then().statusCode(405).body("status_code", is(8), "token", is(""));
        given().delete("/douyin/user").then().statusCode(405).body("status_code", is(8));
    }

    @Test
    void badContentTypeIs400InJson() {
        given().header("Content-Type", "///")
                .post("/douyin/user/login")
                .then()
                .statusCode(400)
                .body("status_code", not(0));
    }

    @Test
    void acceptHeaderIsIgnored() {
        given().accept("text/plain").get("/douyin/ping").then().statusCode(200).body("status_code", is(0));
        given().accept("application/xml")
                .get("/douyin/ping/")
                .then()
                .statusCode(200)
                .body("status_code", is(0));
    }

    @Test
    void unknownDialectIsAClearError() {
        given().header("X-Api-Dialect", "klingon")
                .get("/douyin/ping")
                .then()
                .statusCode(200)
                .body("status_code", is(1), "status_msg", containsString("official"));
    }

    @Test
    void requestInAnUnknownDialectChangesNothing() {
        Client client = Client.registered(Dialect.OFFICIAL);
        long video = client.publishedUrl("not liked");
        given().header("X-Api-Dialect", "klingon")
                .queryParams("token", client.token(), "video_id", video, "action_type", 1)
                .post("/douyin/favorite/action")
                .then()
                .body("status_code", is(1));
        client.get("favorite/list").then().body("status_code", is(0), "video_list", empty());
    }

    @Test
    void everyAnswerHasARequestId() {
        given().get("/douyin/ping").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().header("X-Request-Id", "gateway-7").get("/nope").then().header("X-Request-Id", equalTo("gateway-7"));
        given().header("X-Request-Id", "bad id!")
                .get("/media/x/y")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
