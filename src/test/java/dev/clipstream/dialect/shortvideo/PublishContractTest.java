package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.succeeded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PublishContractTest {

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(Dialect.OFFICIAL);
    }

    @Test
    void publishedVideoIsAtOnceInListAndFeed() throws IOException {
        Client author = client;
        succeeded(author.publish(Clips.mp4(), "散步 🚶"));
        Response list = author.get("publish/list/", "user_id", author.userId());
        Response feed = Client.anonymous().get("feed/");
        assertThat(feed.jsonPath().getList("video_list.id")).contains(list.<Object>path("video_list[0].id"));
        list.then().body("video_list[0].title", equalTo("散步 🚶"), "video_list[0].author.work_count", is(1));
        byte[] played = given().get(list.<String>path("video_list[0].play_url")).asByteArray();
        assertThat(played).isEqualTo(Files.readAllBytes(Clips.mp4()));
        byte[] cover = given().get(list.<String>path("video_list[0].cover_url")).asByteArray();
        assertThat(cover).startsWith(0xff, 0xd8, 0xff);
    }

    static Map<String, Path> playable() {
        return Map.of(
                "video/mp4", Clips.h265(),
                "video/webm", Clips.webm(),
                "video/quicktime", Clips.mov());
    }

    @Test
    void commonFormatsAreAccepted() {
        playable().forEach((type, file) -> {
            client.publish(file, type).then().body("status_code", is(0));
            String url = client.get("publish/list").path("video_list[0].play_url");
            given().head(url).then().statusCode(200).contentType(type);
        });
        client.publish(Clips.portrait(), "portrait").then().body("status_code", is(0));
    }

    @Test
    void titleAndTokenMayBeInTheQuery() {
        given().queryParam("title", "from the query")
                .queryParam("token", client.token())
                .multiPart("data", Clips.mp4().toFile())
                .multiPart("title", "from the form")
                .post("/douyin/publish/action")
                .then()
                .body("status_code", is(0));
        client.get("publish/list").then().body("video_list[0].title", equalTo("from the query"));
    }

    @Test
    void titleAndTokenMayFollowTheFile() {
        given().multiPart("data", Clips.mp4().toFile())
                .multiPart("token", client.token())
                .multiPart("title", "after the file")
                .post("/douyin/publish/action/")
                .then()
                .body("status_code", is(0));
        client.get("publish/list").then().body("video_list[0].title", equalTo("after the file"));
    }

    static List<Path> unplayable() {
        return List.of(
                Clips.text(),
                Clips.empty(),
                Clips.audioOnly(),
                half(Clips.mp4()),
                half(Clips.mp4FastStart()),
                half(Clips.webm()));
    }

    private static Path half(Path clip) {
        return Clips.cutOff(clip, clip.toFile().length() / 2);
    }

    @ParameterizedTest
    @MethodSource("unplayable")
    void unplayableFilesAreRejected(Path file) {
        client.publish(file, "not a video").then().statusCode(200).body("status_code", is(6));
        client.get("publish/list").then().body("video_list", empty());
        client.get("user").then().body("user.work_count", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "bell\u0007", LONG})
    void badTitlesAreRejected(String title) {
        client.publish(Clips.mp4(), title).then().statusCode(200).body("status_code", is(1));
        client.get("publish/list").then().body("video_list", empty());
    }

    private static final String LONG = "1234567890123456789012345678901234567890123456789012345678901234"
            + "12345678901234567890123456789012345678901234567890123456789012345";

    @Test
    void longestTitleIsAccepted() {
        String title = "😀".repeat(128);
        client.publish(Clips.mp4(), title).then().body("status_code", is(0));
        client.get("publish/list").then().body("video_list[0].title", equalTo(title));
    }

    @Test
    void fileIsRequired() {
        client.request()
                .multiPart("title", "no file")
                .post("publish/action")
                .then()
                .statusCode(200)
                .body("status_code", is(1));
        client.post("publish/action", "title", "no form").then().statusCode(200).body("status_code", is(1));
        client.request()
                .multiPart("title", "text")
                .multiPart("data", "text")
                .post("publish/action")
                .then()
                .body("status_code", is(1));
    }

    @Test
    void tokenIsRequired() {
        Client.anonymous(Dialect.OFFICIAL)
                .publish(Clips.mp4(), "x")
                .then()
                .statusCode(200)
                .body("status_code", is(2));
        new Client(Dialect.OFFICIAL, 0, null, "rubbish")
                .publish(Clips.mp4(), "x")
                .then()
                .body("status_code", is(2));
    }

    @Test
    void publishedVideosAreListedInSlicesNewestFirst() {
        long first = client.published("first");
        long second = client.published("second");
        long third = client.published("third");
        client.get("publish/list").then().body("video_list.id", equalTo(List.of((int) third, (int) second, (int)
                first)));
        client.get("publish/list", "count", 2).then().body("video_list", hasSize(2), "video_list[1].id", equalTo((int)
                second));
        client.get("publish/list", "cursor", second).then().body("video_list.id", equalTo(List.of((int) first)));
        client.get("publish/list", "cursor", first).then().body("video_list", empty());
        client.get("publish/list", "count", 0).then().body("status_code", is(1));
        client.get("publish/list", "user_id", 0).then().body("video_list", hasSize(3));
    }

    /** It would tell when the other video was published, even a private one. */
    @Test
    void anotherAuthorsVideoIsNoCursor() {
        Client client = Client.registered(Dialect.OFFICIAL);
        client.publishedUrl("older");
        long foreign = Client.registered(Dialect.OFFICIAL).publishedUrl("newer");
        client.get("publish/list", "cursor", foreign).then().body("status_code", is(0), "video_list", empty());
    }

    @Test
    void listOfUnknownUserIsEmpty() {
        for (String userId : List.of("-1", "999999999")) {
            client.get("publish/list", "user_id", userId).then().body("status_code", is(0), "video_list", empty());
        }
        Client.anonymous(Dialect.OFFICIAL)
                .get("publish/list", "user_id", client.userId())
                .then()
                .body("status_code", not(0));
    }

    @Test
    void urlsHaveTheHostOfTheRequest() {
        client.published("x");
        client.request()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "clips.example.org")
                .get("publish/list")
                .then()
                .body("video_list[0].play_url", startsWith("https://clips.example.org/media/video/"))
                .body("video_list[0].author.avatar", startsWith("https://clips.example.org/drawings/"));
    }

    /** From the third time on a video's JSON is kept. */
    @Test
    void keptVideosAreAsEveryClientSeesThem() {
        long video = client.published("x");
        Client fan = Client.registered(Dialect.DURLIM);
        succeeded(fan.like(video));
        succeeded(fan.follow(client.userId()));
        String longHost = "a".repeat(60) + "." + "b".repeat(60) + ".example.org";
        for (int i = 0; i < 4; i++) {
            for (String host : List.of("one.example.org", "two.example.org", longHost)) {
                assertKept(host, 4, client, false);
                assertKept(host, 4, fan, true);
            }
        }
    }

    private void assertKept(String host, int times, Client viewer, boolean fan) {
        for (int i = 0; i < times; i++) {
            viewer.request()
                    .queryParam("user_id", client.userId())
                    .header("X-Forwarded-Host", host)
                    .get("publish/list")
                    .then()
                    .body("video_list[0].play_url", containsString("//" + host + "/media/video/"))
                    .body("video_list[0].author.avatar", containsString("//" + host + "/drawings/"))
                    .body("video_list[0].is_favorite", is(fan))
                    .body("video_list[0].author.is_follow", is(fan))
                    .body("video_list[0].CreatedAt", viewer.dialect() == Dialect.DURLIM ? notNullValue() : nullValue());
        }
    }
}
