package dev.clipstream.dialect.portal;

import static dev.clipstream.dialect.portal.Commenter.ids;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the web client by the document's author reads and sends in addition to the document. */
@QuarkusTest
class WebClientContractTest {

    /** Names whose base64url encoding has characters that plain base64 does not have. */
    @ParameterizedTest
    @ValueSource(strings = {"张三😀", "José", "~~~ ??? >>>", "\"quoted\" \\u0041"})
    void browserCanReadUserFromToken(String beginning) {
        String name = beginning + UUID.randomUUID().toString().substring(0, 12);
        Client client = Client.registered(Dialect.OFFICIAL, name);
        assertTells(client.token(), client.userId(), name);
        assertTells(PortalClient.of(client).ticket(), client.userId(), name);
    }

    @Test
    void browserCanDecodeEveryPortalToken() {
        String name = "王鑫宇" + UUID.randomUUID().toString().substring(0, 12);
        String email = UUID.randomUUID() + "@example.org";
        PortalClient client = PortalClient.registered(name, email);
        Response login =
                PortalClient.anonymous().post("login/login", "email", email, "password", PortalClient.PASSWORD);
        Response refreshed = PortalClient.anonymous().post("login/refresh-token", "rtoken", login.path("data.rtoken"));
        Stream.of(
                        client.token(),
                        login.<String>path("data.atoken"),
                        login.<String>path("data.rtoken"),
                        refreshed.<String>path("data.atoken"))
                .forEach(token -> assertTells(token, client.userId(), name));
    }

    @Test
    void unknownOrderMeansDefaultOrder() {
        Commenter author = Commenter.registered();
        long video = author.publish();
        succeeded(author.portal().get("videos", "page", 1, "page_size", 10, "order_by", "CreatedTime"));
        String first = author.comment(video, "first");
        String second = author.comment(video, "second");
        author.like(first);
        assertThat(ids(author.comments(video, true, "order_by", "CreatedTime"))).containsExactly(second, first);
    }

    @Test
    void videoUrlAsCoverMeansGeneratedCover() {
        PortalClient client = PortalClient.guest();
        String url = client.uploadedVideo();
        client.created(url, "a walk", "cover_path", url);
        Map<String, Object> video = newest(client);
        assertThat(video).containsEntry("url", url);
        assertThat(given().get((String) video.get("cover")).asByteArray()).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void videoTimesIncludeMilliseconds() {
        PortalClient client = PortalClient.guest();
        client.created(client.uploadedVideo(), "a walk");
        assertTimes(newest(client));
    }

    @Test
    void commentTimesAreInSecondsAndMilliseconds() {
        Commenter author = Commenter.registered();
        assertTimes(author.comment(author.comment(author.publish(), "nice")).path("data.comment"));
    }

    @Test
    void groupHasTimesAndMemberCount() {
        PortalClient owner = PortalClient.guest();
        String id = owner.group("hikers");
        succeeded(PortalClient.guest().post("contact/join-community", "community_id", id));
        for (Response groups :
                new Response[] {owner.post("contact/load-community"), owner.get("contact/get-group-list")}) {
            groups.then().body("data.groups[0].member_count", is(2));
            assertTimes(groups.path("data.groups[0]"));
        }
    }

    @Test
    void userHasCountersOfTheShortVideoFamily() {
        PortalClient client = PortalClient.guest();
        PortalClient fan = PortalClient.guest();
        String url = client.uploadedVideo();
        long open = client.created(url, "open");
        long hidden = client.created(url, "hidden", "is_private", true);
        succeeded(client.post("videos/like-video", "video_id", open));
        succeeded(client.post("videos/like-video", "video_id", hidden));
        succeeded(fan.post("contact/add-friend", "user_name", client.name()));
        fan.inTheApp().follow(PortalClient.guest().userId());
        assertFigures(client, client.get("user/get-my-info"), "user", 1, 1, 2);
        assertFigures(client, fan.get("user/get-user-info", "id", client.userId()), "user", 1, 1, 1);
        assertFigures(fan, fan.get("user/get-profile", "id", fan.userId()), "user", 2, 1, 0);
        assertFigures(client, fan.post("contact/get-friend-list"), "users[0]", 1, 1, 1);
    }

    private static void assertFigures(
            PortalClient whose, Response answer, String where, int following, int followers, int likes) {
        succeeded(answer)
                .then()
                .body("data." + where + ".id", is(Long.toString(whose.userId())))
                .body("data." + where + ".following_count", is(following))
                .body("data." + where + ".followers_count", is(followers))
                .body("data." + where + ".likes_count", is(likes));
    }

    /** Decodes a token like {@code JSON.parse(atob(token.split('.')[1]))} in the browser. */
    private static void assertTells(String token, long userId, String name) {
        JsonNode payload = parsed(new String(Base64.getDecoder().decode(token.split("\\.")[1]), ISO_8859_1));
        assertThat(payload.path("userid").textValue()).isEqualTo(Long.toString(userId));
        assertThat(payload.path("username").textValue()).isEqualTo(name);
        assertThat(payload.path("role").numberValue()).isEqualTo(0);
        assertThat(payload.path("exp").isIntegralNumber()).isTrue();
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static void assertTimes(Map<String, Object> object) {
        String milliseconds = (String) object.get("CreatedTime");
        assertThat(milliseconds).hasSize(13);
        assertThat(object)
                .containsEntry("UpdatedTime", milliseconds)
                .containsEntry("created_at", milliseconds.substring(0, 10))
                .containsEntry("updated_at", milliseconds.substring(0, 10));
    }

    private static Map<String, Object> newest(PortalClient client) {
        Response page = client.get("videos", "order_by", "latest", "page_size", 1);
        assertThat(page.<String>path("data.data[0].user_id")).isEqualTo(Long.toString(client.userId()));
        return page.path("data.data[0]");
    }
}
