package dev.clipstream;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.UnusualSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Tests the effects of configuration. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class SettingsTest {

    @Test
    void theDialectOfDouyinIsConfigurable() {
        given().get("/douyin/ping").then().body("status_msg", equalTo("ok!"));
        given().header("X-Api-Dialect", "official").get("/douyin/ping").then().body("status_msg", equalTo("success"));
    }

    @Test
    void messagesCanBeLimitedToFriends() {
        Client one = Client.registered(Dialect.OFFICIAL);
        Client other = Client.registered(Dialect.OFFICIAL);
        one.follow(other.userId());
        assertFails(one.message(other.userId(), "hello"));
        other.follow(one.userId());
        succeeded(one.message(other.userId(), "hello"));
    }

    @Test
    void mediaCanBeServedByACdn() {
        Client author = Client.registered(Dialect.OFFICIAL);
        author.published("x");
        author.get("publish/list")
                .then()
                .body("video_list[0].play_url", startsWith("https://cdn.example.org/clips/video/"));
    }

    @Test
    void aListHasAtMostTheConfiguredNumberOfEntries() {
        Client author = Client.registered(Dialect.OFFICIAL);
        for (int i = 0; i < 3; i++) {
            author.publishedUrl("x");
        }
        assertThat(ids(author.get("publish/list"), "video_list")).hasSize(2);
        assertThat(ids(author.get("publish/list", "count", 3), "video_list")).hasSize(2);
    }

    @Test
    void textsShowTimesInTheConfiguredZone() {
        Client author = Client.registered(Dialect.DURLIM);
        author.publishedUrl("x");
        assertThat(author.get("publish/list").<String>path("video_list[0].CreatedAt"))
                .endsWith("+14:00");
    }

    @Test
    void theHostOfAnUntrustedProxyIsIgnored() {
        Client author = Client.registered(Dialect.OFFICIAL);
        Response profile =
                author.request().header("X-Forwarded-Host", "evil.example.org").get("user");
        assertThat(profile.<String>path("user.avatar")).doesNotContain("evil");
    }
}
