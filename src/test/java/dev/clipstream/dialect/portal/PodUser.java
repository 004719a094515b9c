package dev.clipstream.dialect.portal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** A user who signs in on several instances, through the portal and through the short-video family. */
record PodUser(long id, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static PodUser registered(Pod pod) {
        var response = given().queryParam(
                        "username", "u-" + UUID.randomUUID().toString().substring(0, 18))
                .queryParam("password", Client.PASSWORD)
                .post(pod.base + "/douyin/user/register");
        return new PodUser(response.jsonPath().getLong("user_id"), response.path("token"));
    }

    ChatClient connect(Pod pod) {
        String ticket = given().header("Authorization", "Bearer " + token)
                .get(pod.base + "/api/chat/ws-ticket")
                .path("data.ticket");
        return ChatClient.connect(pod.base, ticket);
    }

    boolean isSignedIn(Pod pod) {
        return given().queryParam("token", token).get(pod.base + "/douyin/user").<Integer>path("status_code") == 0;
    }

    void signOut(Pod pod) {
        given().queryParam("token", token)
                .post(pod.base + "/douyin/user/signout")
                .then()
                .body("status_code", is(0));
    }

    Response publish(Pod pod) {
        return given().queryParam("id", id)
                .queryParam("title", "x")
                .queryParam("url", "https://example.org/v.mp4")
                .queryParam("cover_url", "https://example.org/v.jpg")
                .post(pod.base + "/douyin/publish/actionUrl");
    }

    List<Long> feed(Pod pod, String dialect) {
        return given().header("X-Api-Dialect", dialect)
                .get(pod.base + "/douyin/feed")
                .jsonPath()
                .getList("video_list.id", Long.class);
    }

    /** Returns the newer messages in the Android dialect. */
    JsonNode pollInTheApp(Pod pod, long userId, long newest) {
        return sent(HttpRequest.newBuilder(URI.create("%s/douyin/message/chat?token=%s&to_user_id=%d&pre_msg_time=%d"
                                .formatted(pod.base, token, userId, newest)))
                        .header("X-Api-Dialect", "android"))
                .path("message_list");
    }

    void writeInTheApp(Pod pod, long userId, String text) {
        sent(HttpRequest.newBuilder(
                        URI.create("%s/douyin/message/action?token=%s&to_user_id=%d&action_type=1&content=%s"
                                .formatted(pod.base, token, userId, URLEncoder.encode(text, UTF_8))))
                .POST(BodyPublishers.noBody()));
    }

    /** Uses a persistent connection, because tests send hundreds of these requests. */
    private static JsonNode sent(HttpRequest.Builder request) {
        try {
            String answer = HTTP.send(request.build(), BodyHandlers.ofString()).body();
            JsonNode body = MAPPER.readTree(answer);
            assertThat(body.path("status_code").asInt(-1)).as(answer).isZero();
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
