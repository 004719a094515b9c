package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreateVideoContractTest {

    private PortalClient client;

    @BeforeEach
    void register() {
        client = PortalClient.guest();
    }

    @Test
    void videoFromUploadsAppearsInBothFamilies() {
        PortalClient other = PortalClient.guest();
        String video = client.uploadedVideo();
        String cover = succeeded(client.upload(Clips.png())).path("data.url");
        assertShape(
                "portal",
                "create-video",
                client.post(
                        "videos/create-video",
                        "video_path",
                        video,
                        "cover_path",
                        cover,
                        "title",
                        "散步 🚶",
                        "description",
                        "美丽的女士",
                        "is_private",
                        false,
                        "type",
                        "walk",
                        "user_id",
                        Long.toString(other.userId())));
        client.get("videos", "order_by", "latest")
                .then()
                .body("data.data[0].title", is("散步 🚶"), "data.data[0].description", is("美丽的女士"))
                .body("data.data[0].url", is(video), "data.data[0].cover", is(cover))
                .body("data.data[0].type", is("walk"), "data.data[0].is_private", is(false))
                .body("data.data[0].user_id", is(Long.toString(client.userId())));
        Client.anonymous(Dialect.OFFICIAL)
                .get("feed")
                .then()
                .body("video_list[0].play_url", is(video), "video_list[0].cover_url", is(cover))
                .body("video_list[0].author.id", is((int) client.userId()), "video_list[0].author.work_count", is(1));
        other.inTheApp().get("publish/list").then().body("video_list", empty());
    }

    @Test
    void missingCoverIsGenerated() {
        client.created(client.uploadedVideo(), "no cover", "cover_path", "");
        Response list = client.inTheApp().get("publish/list");
        Response cover = given().get(list.<String>path("video_list[0].cover_url"));
        cover.then().statusCode(200).contentType("image/jpeg");
        assertThat(cover.asByteArray()).startsWith(0xff, 0xd8, 0xff);
        assertThat(given().get(list.<String>path("video_list[0].play_url")).asByteArray())
                .isEqualTo(Clips.bytes(Clips.mp4()));
    }

    @Test
    void oneFileCanBecomeSeveralVideos() {
        String url = client.uploadedVideo();
        PortalClient other = PortalClient.guest();
        long first = client.created(url, "first");
        long second = client.created(url, "second");
        long theirs = other.created(other.uploadedVideo(), "third");
        assertThat(first).isNotEqualTo(second).isNotEqualTo(theirs);
        client.inTheApp().profile(0).then().body("user.work_count", is(2));
    }

    @Test
    void shortVideoCanBePublishedAgainInPortal() {
        Client publisher = client.inTheApp();
        publisher.published("there");
        Response list = publisher.get("publish/list");
        String url = list.path("video_list[0].play_url");
        String cover = list.path("video_list[0].cover_url");
        client.created(url, "here");
        client.created(url, "here", "cover_path", cover);
        publisher
                .get("publish/list")
                .then()
                .body("video_list[0].play_url", is(url), "video_list[0].cover_url", is(cover))
                .body("video_list[1].play_url", is(url), "video_list[1].cover_url", endsWith(".jpg"));
        assertCode(10001, PortalClient.guest().post("videos/create-video", "video_path", url, "title", "not mine"));
    }

    /** The cover chosen for a private video must not be shown to others. */
    @Test
    void defaultCoverIsAFrameDespiteEarlierCover() {
        String chosen = succeeded(client.upload(Clips.png())).path("data.url");
        String url = client.uploadedVideo();
        client.created(url, "hidden", "cover_path", chosen, "is_private", true);
        client.created(url, "open");
        String cover = client.inTheApp().get("publish/list").path("video_list[0].cover_url");
        assertThat(cover).isNotEqualTo(chosen);
        assertThat(given().get(cover).asByteArray()).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void videoMustBeOwnPlayableUpload() {
        String title = "title";
        PortalClient other = PortalClient.guest();
        String theirs = succeeded(other.upload(Clips.webm())).path("data.url");
        String text = succeeded(client.upload(Clips.text())).path("data.url");
        String picture = succeeded(client.upload(Clips.jpeg())).path("data.url");
        String sound = succeeded(client.upload(Clips.audioOnly())).path("data.url");
        for (String url : new String[] {
            theirs,
            theirs.replaceFirst("[0-9a-f]{64}", "0".repeat(64)),
            client.uploadedVideo().replace(".mp4", ".mov"),
            text,
            picture,
            sound,
            "https://example.org/video.mp4",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "video.mp4",
            "\u0007"
        }) {
            assertCode(10001, client.post("videos/create-video", "title", title, "video_path", url))
                    .then()
                    .body("message", containsString("video_path"));
        }
        assertCode(
                10001, client.post("videos/create-video", "title", title, "video_path", sound, "cover_path", picture));
        assertCode(10004, client.post("videos/create-video", "title", title));
        assertCode(10002, client.post("videos/create-video", "title", title, "video_path", " "));
        assertCode(10003, client.post("videos/create-video", "title", title, "video_path", 5));
        assertNothingIsPublished();
    }

    @Test
    void coverMustBeOwnPicture() {
        String video = client.uploadedVideo();
        PortalClient other = PortalClient.guest();
        String theirs = succeeded(other.upload(Clips.jpeg())).path("data.url");
        String broken = succeeded(client.upload(Clips.cutOff(Clips.png(), 100))).path("data.url");
        for (String cover : new String[] {theirs, broken, "https://example.org/a.jpg"}) {
            assertCode(
                            10001,
                            client.post("videos/create-video", "video_path", video, "title", "x", "cover_path", cover))
                    .then()
                    .body("message", containsString("cover_path"));
        }
        assertCode(10003, client.post("videos/create-video", "video_path", video, "title", "x", "cover_path", true));
        assertNothingIsPublished();
    }

    @Test
    void badTextsAreRejected() {
        String video = client.uploadedVideo();
        assertRefused(10002, video, "title", "");
        assertRefused(10003, video, "title", 5);
        assertRefused(10001, video, "title", "t".repeat(129));
        assertRefused(10001, video, "title", "bell\u0007");
        assertRefused(10001, video, "description", "d".repeat(1001));
        assertRefused(10003, video, "description", 5);
        assertRefused(10001, video, "type", "t".repeat(33));
        assertRefused(10003, video, "is_private", "maybe");
        assertRefused(10003, video, "is_private", 2);
        assertRefused(10002, video, "is_private", "");
        assertCode(10004, client.post("videos/create-video", "video_path", video))
                .then()
                .body("message", containsString("title"));
        assertNothingIsPublished();
        client.created(video, "😀".repeat(128), "description", "😀".repeat(1000), "type", "t".repeat(32));
        client.get("videos", "order_by", "latest").then().body("data.data[0].description", is("😀".repeat(1000)));
    }

    @Test
    void tokenIsRequired() {
        String video = client.uploadedVideo();
        assertCode(
                -20001,
                PortalClient.anonymous()
                        .post("videos/create-video", "video_path", video, "title", "x", "user_id", client.userId()));
        assertNothingIsPublished();
    }

    private void assertRefused(int code, String video, String field, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("video_path", video, "title", "x"));
        body.put(field, value);
        assertCode(
                code,
                client.request().contentType("application/json").body(body).post("videos/create-video"));
    }

    private void assertNothingIsPublished() {
        client.inTheApp().get("publish/list").then().body("video_list", empty());
        client.inTheApp().profile(0).then().body("user.work_count", is(0));
    }
}
