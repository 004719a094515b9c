package dev.clipstream.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CacheControlTest {

    @Test
    void noCacheKeepsAnAnswer() {
        Client client = Client.registered();
        List<Response> answers = List.of(
                client.profile(0),
                client.get("feed/"),
                client.post("user/login"),
                client.get("nowhere"),
                client.publish(Clips.mp4(), "x"),
                given().get("/tiktok/user"),
                PortalClient.of(client).get("user/get-my-info"),
                PortalClient.of(client).get("nowhere"),
                given().header("Connection", "Upgrade")
                        .header("Upgrade", "websocket")
                        .header("Sec-WebSocket-Version", "13")
                        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                        .get("/api/chat/ws?ticket=x"));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.headers().getValues("Cache-Control"))
                        .as(answer.asString())
                        .containsExactly("no-store"));
    }

    @Test
    void cachesKeepMedia() {
        Client client = Client.registered();
        client.published("x");
        String cover = client.get("publish/list").path("video_list[0].cover_url");
        assertThat(given().get(cover).header("Cache-Control")).contains("max-age=31536000");
        String avatar = client.profile(0).path("user.avatar");
        assertThat(given().get(avatar).header("Cache-Control")).contains("max-age");
    }
}
