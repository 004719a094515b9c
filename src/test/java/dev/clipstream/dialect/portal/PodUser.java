package dev.clipstream.dialect.portal;

import static io.restassured.RestAssured.given;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;

/** A user who signs in on several instances, through the portal and through the short-video family. */
record PodUser(long id, String token) {

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

    JsonPath pollInTheApp(Pod pod, long userId, long newest) {
        return given().header("X-Api-Dialect", "android")
                .queryParam("token", token)
                .queryParam("to_user_id", userId)
                .queryParam("pre_msg_time", newest)
                .get(pod.base + "/douyin/message/chat")
                .jsonPath();
    }

    void writeInTheApp(Pod pod, long userId, String text) {
        given().queryParam("token", token)
                .queryParam("to_user_id", userId)
                .queryParam("action_type", 1)
                .queryParam("content", text)
                .post(pod.base + "/douyin/message/action");
    }
}
