package dev.clipstream.http.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.Clips;
import dev.clipstream.media.upload.StoredVideo;
import dev.clipstream.media.upload.VideoUploads;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MediaResourceTest {

    private static StoredVideo stored;

    @Inject
    VideoUploads uploads;

    @TestHTTPResource("/")
    URI service;

    private final byte[] bytes = Clips.bytes(Clips.mp4());

    @BeforeEach
    void storeOnce() {
        if (stored == null) {
            stored = uploads.store(new Viewer(1), Clips.mp4());
        }
    }

    @Test
    void videoIsSentWhole() {
        Response response = given().get(url());
        response.then()
                .statusCode(200)
                .contentType("video/mp4")
                .header("Content-Length", equalTo(Integer.toString(bytes.length)))
                .header("Transfer-Encoding", nullValue())
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(response.asByteArray()).isEqualTo(bytes);
    }

    @Test
    void coverIsAJpeg() {
        given().get("/media/" + stored.coverKey()).then().statusCode(200).contentType("image/jpeg");
    }

    @Test
    void headHasSameHeadersWithoutBody() {
        Response get = given().get(url());
        Response head = given().head(url());
        head.then().statusCode(200);
        for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges"}) {
            assertThat(head.header(name)).as(name).isNotNull().isEqualTo(get.header(name));
        }
        assertThat(head.asByteArray()).isEmpty();
        given().header("Range", "bytes=0-9").head(url()).then().statusCode(206).header("Content-Length", "10");
    }

    @ParameterizedTest
    @CsvSource({"0-99, 0, 100", "100-, 100, -1", "-100, -100, -1", "5-5, 5, 6", "0-99999999999, 0, -1"})
    void rangeIsSent(String range, int from, int to) {
        int first = from < 0 ? bytes.length + from : from;
        int end = to < 0 ? bytes.length : to;
        Response response = given().header("Range", "bytes=" + range).get(url());
        response.then()
                .statusCode(206)
                .header("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + bytes.length)
                .header("Content-Length", Integer.toString(end - first));
        assertThat(response.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, first, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=x", "bytes=9-1", "bytes=0-1,4-5", "seconds=0-1"})
    void unsupportedRangesAreIgnored(String range) {
        assertThat(given().header("Range", range).get(url()).asByteArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=-0"})
    void rangeBeyondTheEndIs416(String range) {
        given().header("Range", range)
                .get(url())
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + bytes.length);
    }

    @Test
    void unchangedObjectIs304() {
        Response first = given().get(url());
        String tag = first.header("ETag");
        for (String condition : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Response response = given().header("If-None-Match", condition).get(url());
            response.then().statusCode(304).header("ETag", tag);
            assertThat(response.asByteArray()).isEmpty();
            given().header("If-None-Match", condition).head(url()).then().statusCode(304);
        }
        given().header("If-Modified-Since", first.header("Last-Modified"))
                .get(url())
                .then()
                .statusCode(304);
    }

    @Test
    void changedObjectIsSent() {
        String date = given().get(url()).header("Last-Modified");
        given().header("If-None-Match", "\"other\"").get(url()).then().statusCode(200);
        given().header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", date)
                .get(url())
                .then()
                .statusCode(200);
        given().header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                .get(url())
                .then()
                .statusCode(200);
        given().header("If-Modified-Since", "yesterday").get(url()).then().statusCode(200);
    }

    @Test
    void rangeIsSentOnlyIfIfRangeMatches() {
        Response whole = given().get(url());
        for (String current : new String[] {whole.header("ETag"), whole.header("Last-Modified")}) {
            given().header("Range", "bytes=0-1")
                    .header("If-Range", current)
                    .get(url())
                    .then()
                    .statusCode(206);
        }
        for (String stale : new String[] {"\"other\"", "W/" + whole.header("ETag"), "Thu, 01 Jan 1970 00:00:00 GMT"}) {
            given().header("Range", "bytes=0-1")
                    .header("If-Range", stale)
                    .get(url())
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/",
                "/media/video",
                "/media/video/",
                "/media/video/nothing.mp4",
                "/media/video/00000000-0000-0000-0000-000000000000.mp4",
                "/media/video/../{video}",
                "/media/cover/../{video}",
                "/media/video/%2e%2e/{video}",
                "/media/video%2F{name}",
                "/media/video%2f{name}",
                "/media/video/..%2Fvideo%2F{name}",
                "/media/video/%2e%2e%2fvideo%2f{name}",
                "/media/video/..%5C{name}",
                "/media/video/{name}%00",
                "/media/video/{name}/",
                "/media/cover/{name}",
                "/media/secret/{name}",
                "/media//{video}",
                "/media/..;/{video}"
            })
    void otherPathsAreNotFound(String path) throws IOException {
        String name = stored.videoKey().text().substring("video/".length());
        String raw = path.replace("{video}", stored.videoKey().text()).replace("{name}", name);
        assertThat(rawStatus(raw)).isEqualTo(404);
    }

    @Test
    void undecodablePathIsAClientError() throws IOException {
        assertThat(rawStatus("/media/%+1/x")).isEqualTo(400);
    }

    @Test
    void disconnectedClientsHoldNoResources() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = request("GET " + url() + " HTTP/1.1")) {
                assertThat(socket.getInputStream().read()).isPositive();
            }
        }
        videoIsSentWhole();
    }

    private static String url() {
        return "/media/" + stored.videoKey();
    }

    /** Sends the path over a raw socket, because HTTP clients normalise paths. */
    private int rawStatus(String path) throws IOException {
        try (Socket socket = request("GET " + path + " HTTP/1.1")) {
            String start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(start.substring(9));
        }
    }

    private Socket request(String line) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
