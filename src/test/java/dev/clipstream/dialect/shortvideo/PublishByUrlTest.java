package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Shapes.assertShape;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tests publish/actionUrl, which the packaged application lacks, as ProductionStartIT checks. */
@QuarkusTest
class PublishByUrlTest {

    @EveryDialect
    void externalVideoIsPublishedByUrl(Dialect dialect) {
        Client author = Client.registered(dialect);
        Map<String, Object> body = Map.of(
                "id", author.userId(),
                "url", "HTTPS://example.org/t/test2.mp4",
                "title", "况该位观广",
                "cover_url", "https://example.org/t/test2.jpg",
                "user_creations", "条形江积局不");
        Response published = Client.anonymous(dialect)
                .request()
                .contentType("application/json")
                .body(body)
                .post("publish/actionUrl");
        assertShape(dialect, "publish-actionUrl", published);
        author.get("publish/list")
                .then()
                .body("video_list[0].play_url", equalTo("HTTPS://example.org/t/test2.mp4"))
                .body("video_list[0].cover_url", equalTo("https://example.org/t/test2.jpg"))
                .body("video_list[0].title", equalTo("况该位观广"));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("url", "file:///etc/passwd"), Map.of("id", 0), Map.of("cover_url", "x"), Map.of("title", ""))) {
            Map<String, Object> bad = new HashMap<>(body);
            bad.putAll(wrong);
            Client.anonymous(dialect)
                    .request()
                    .contentType("application/json")
                    .body(bad)
                    .post("publish/actionUrl")
                    .then()
                    .body("status_code", not(0));
        }
        author.profile(0).then().body("user.work_count", is(1));
    }
}
