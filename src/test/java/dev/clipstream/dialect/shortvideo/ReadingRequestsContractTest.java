package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Client.PASSWORD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that parameters can be in all places where clients put them. */
@QuarkusTest
class ReadingRequestsContractTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String JSON = "application/json";

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(Dialect.OFFICIAL);
    }

    @Test
    void parametersMayBeInQueryFormOrJson() {
        RequestSpecification query =
                request().queryParam("username", client.name()).queryParam("password", PASSWORD);
        query.post("user/login").then().body("status_code", is(0));
        request()
                .contentType(FORM)
                .formParam("username", client.name())
                .formParam("password", PASSWORD)
                .post("user/login/")
                .then()
                .body("status_code", is(0));
        request()
                .multiPart("username", client.name())
                .multiPart("password", PASSWORD)
                .post("user/login")
                .then()
                .body("status_code", is(0));
        request()
                .contentType(JSON)
                .body(Map.of("username", client.name(), "password", PASSWORD))
                .post("user/login")
                .then()
                .body("status_code", is(0));
        request()
                .contentType("application/json; charset=utf-8")
                .queryParam("username", client.name())
                .body(Map.of("password", PASSWORD))
                .post("user/login")
                .then()
                .body("status_code", is(0));
    }

    @Test
    void firstValueThatIsNotBlankCounts() {
        String other = Client.registered(Dialect.OFFICIAL).name();
        given().contentType(FORM)
                .queryParam("username", "", " ", client.name(), other)
                .queryParam("password", PASSWORD)
                .formParam("username", other)
                .formParam("password", "another word")
                .post("/douyin/user/login")
                .then()
                .body("user_id", equalTo((int) client.userId()));
        given().contentType(JSON)
                .queryParam("username", "")
                .body(Map.of("username", client.name(), "password", PASSWORD))
                .post("/douyin/user/login")
                .then()
                .body("user_id", equalTo((int) client.userId()));
    }

    @Test
    void getMayHaveABody() {
        given().contentType(FORM)
                .body("token=" + client.token() + "&user_id=" + client.userId())
                .get("/douyin/user/")
                .then()
                .body("user.name", equalTo(client.name()));
        given().contentType(JSON)
                .body(Map.of("token", client.token(), "user_id", client.userId()))
                .get("/douyin/user")
                .then()
                .body("user.name", equalTo(client.name()));
    }

    @Test
    void theParameterComesBeforeABearerToken() {
        given().header("Authorization", "Bearer " + Client.registered().token())
                .get("/douyin/user?token=" + client.token())
                .then()
                .body("user.name", equalTo(client.name()));
    }

    @Test
    void tokenMayBeABearerToken() {
        given().header("Authorization", "Bearer " + client.token())
                .get("/douyin/user/")
                .then()
                .body("user.name", equalTo(client.name()));
        given().header("Authorization", "bearer " + client.token() + "x")
                .get("/douyin/user/")
                .then()
                .body("status_code", is(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d", "%d.0", "%de0", "+%d", " %d ", "0.%1$de%2$d", "%d00e-2"})
    void numbersMayHaveAnyNotation(String notation) {
        String number = notation.formatted(
                client.userId(), Long.toString(client.userId()).length());
        client.get("user", "user_id", number).then().body("user.name", equalTo(client.name()));
    }

    @Test
    void numbersMayBeJsonNumbersOrStrings() {
        for (String number : new String[] {"%d", "\"%d\"", "%d.0", "%de+00"}) {
            given().contentType(JSON)
                    .body("{\"token\":\"%s\",\"user_id\":%s}"
                            .formatted(client.token(), number.formatted(client.userId())))
                    .get("/douyin/user")
                    .then()
                    .body("user.name", equalTo(client.name()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1.5",
                "1e-1",
                "9223372036854775808",
                "1e19",
                "0x10",
                "1 2",
                "NaN",
                "1e999999999",
                "-1e999999999"
            })
    void badNumbersAreAParameterError(String number) {
        client.get("user", "user_id", number).then().statusCode(200).body("status_code", is(1));
        client.get("feed", "latest_time", number).then().statusCode(200).body("status_code", is(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"user_id\":",
                "[]",
                "7",
                "\"text\"",
                "{} {}",
                "{\"user_id\":{}}",
                "{\"x\":1E99999999999999999999}",
                "nonsense"
            })
    void malformedJsonIsAParameterError(String body) {
        client.request()
                .contentType(JSON)
                .body(body)
                .get("user")
                .then()
                .statusCode(200)
                .body("status_code", is(1), "status_msg", containsString("must be"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-data; name", "form-data; name=", "form-data; filename", "form-data", ";", "name=\"a"})
    void fieldWithoutANameIsAParameterError(String disposition) {
        given().contentType("multipart/form-data; boundary=x")
                .body("--x\r\nContent-Disposition: %s\r\n\r\n1\r\n--x--\r\n"
                        .formatted(disposition)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/douyin/user/login")
                .then()
                .statusCode(200)
                .body("status_code", is(1));
    }

    @Test
    void malformedFormIsAParameterError() {
        given().contentType("multipart/form-data")
                .body("nonsense".getBytes(StandardCharsets.UTF_8))
                .post("/douyin/user/login")
                .then()
                .body("status_code", is(1));
        given().contentType(FORM)
                .body("username=%zz")
                .post("/douyin/user/login")
                .then()
                .body("status_code", is(1));
    }

    @Test
    void mediaTypesIgnoreCase() {
        client.request()
                .contentType("Application/JSON")
                .body("{}")
                .get("user")
                .then()
                .body("status_code", is(0));
        given().header("Content-Type", "APPLICATION/JSON")
                .body("{\"token\":\"%s\"}".formatted(client.token()).getBytes(StandardCharsets.UTF_8))
                .get("/douyin/user")
                .then()
                .body("status_code", is(0));
        client.request()
                .header("Content-Type", "multipart/form-data; boundary=")
                .post("user/login")
                .then()
                .body("status_code", is(1));
    }

    @Test
    void badMediaTypeOfAGetIsAnError() throws Exception {
        HttpRequest feed = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/douyin/feed"))
                .header("Content-Type", "json")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(feed, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"status_code\":1,", "Content-Type must be a media type");
        }
    }

    /** Most clients read an answer only after they have sent the whole body. */
    @Test
    void earlyAnswerReachesClientThatStillSends() {
        byte[] body = new byte[8 << 20];
        given().contentType("application/octet-stream")
                .body(body)
                .post("/douyin/nope")
                .then()
                .statusCode(404);
        given().contentType("application/octet-stream")
                .body(body)
                .post("/douyin/feed")
                .then()
                .statusCode(405);
        client.request()
                .contentType("application/json")
                .body(body)
                .post("user/login")
                .then()
                .statusCode(413);
    }

    @Test
    void longTextsFitIntoQueryAndField() {
        String text = "很".repeat(64 * 1024 / 9);
        client.get("user", "comment_text", text).then().body("status_code", is(0));
        client.request()
                .multiPart(Client.field("x", "x".repeat(64 * 1024)))
                .post("user/login")
                .then()
                .body("status_msg", containsString("username"));
        client.request()
                .multiPart(Client.field("x", "x".repeat(64 * 1024 + 1)))
                .post("user/login")
                .then()
                .body("status_msg", containsString("x must"));
    }

    @Test
    void bodyWithoutFilesIsLimited() {
        client.request()
                .contentType(JSON)
                .body("{\"x\":\"" + "x".repeat(1 << 20) + "\"}")
                .post("user/login")
                .then()
                .statusCode(413)
                .body("status_code", is(7), "user_id", is(0));
    }

    @Test
    void semicolonsAndPlusSignsAreKept() {
        String name = "a;b+c&d=" + UUID.randomUUID().toString().substring(0, 8);
        Client.registered(Dialect.OFFICIAL, name).get("user").then().body("user.name", equalTo(name));
    }

    private static RequestSpecification request() {
        return Client.anonymous().request();
    }
}
