package dev.clipstream.dialect.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** A caller of contacts and chat, who has signed up through the other family: a token works in both. */
record Caller(Client client) {

    static Caller registered() {
        return new Caller(Client.registered(Dialect.OFFICIAL));
    }

    long id() {
        return client.userId();
    }

    String name() {
        return client.name();
    }

    Response get(String path, Object... fields) {
        RequestSpecification request = request();
        for (int i = 0; i < fields.length; i += 2) {
            request.queryParam(fields[i].toString(), fields[i + 1]);
        }
        return request.get("/api/" + path);
    }

    Response post(String path, Object... fields) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i].toString(), fields[i + 1]);
        }
        return request().contentType(ContentType.JSON).body(body).post("/api/" + path);
    }

    /** Makes a group and returns its id. */
    String group(String name) {
        assertCode(20000, post("contact/create-community", "name", name));
        return post("contact/load-community").path("data.groups[-1].id");
    }

    String ticket() {
        return get("chat/ws-ticket").path("data.ticket");
    }

    private RequestSpecification request() {
        return given().header("Authorization", "Bearer " + client.token());
    }

    static Response assertCode(int code, Response response) {
        assertThat(response.<Integer>path("code")).as(response.asString()).isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(200);
        if (code != 20000) {
            assertThat(response.<Map<String, Object>>path("data")).isEmpty();
        }
        return response;
    }
}
