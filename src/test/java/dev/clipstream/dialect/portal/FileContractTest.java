package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client uploads at most five files, which is the burst of the rate limit. */
@QuarkusTest
class FileContractTest {

    @Test
    void fileIsServedAtItsUrl() {
        Response answer = PortalClient.guest().upload(Clips.mp4());
        assertShape("portal", "file-upload", answer);
        Response file = given().get(answer.<String>path("data.url"));
        file.then().contentType("video/mp4").header("Content-Disposition", nullValue());
        assertThat(file.asByteArray()).isEqualTo(Clips.bytes(Clips.mp4()));
        given().header("Range", "bytes=4-7")
                .get(answer.<String>path("data.url"))
                .then()
                .statusCode(206)
                .header("Content-Range", startsWith("bytes 4-7/"));
    }

    @Test
    void sameBytesHaveOneUrl() {
        byte[] bytes = UUID.randomUUID().toString().getBytes(UTF_8);
        PortalClient client = PortalClient.guest();
        String url = succeeded(client.upload("a.txt", bytes)).path("data.url");
        String lastModified = given().get(url).header("Last-Modified");
        assertThat(client.upload("a.txt", bytes).<String>path("data.url")).isEqualTo(url);
        assertThat(PortalClient.guest().upload("b.html", bytes).<String>path("data.url"))
                .isEqualTo(url)
                .endsWith(".txt");
        given().get(url).then().header("Last-Modified", is(lastModified));
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, html",
        "drawing.SVG, svg",
        "archive.tar.gz, gz",
        "no extension, bin",
        "dot., bin",
        "../../etc/pass.w/d, bin",
        "odd.%0d%0a, bin",
        "long.abcdefghijk, bin",
        "字.字, bin",
        "a.m4a, m4a",
        "page.mp4, bin",
        "page.MKV, bin",
        "page.jpg, bin"
    })
    void otherFormatsAreServedAsDownloads(String name, String extension) {
        byte[] bytes = ("<script>alert('" + UUID.randomUUID() + "')</script>").getBytes(UTF_8);
        String url = succeeded(PortalClient.guest().upload(name, bytes)).path("data.url");
        assertThat(url).matches(".*/media/file/[0-9a-f]{64}\\." + extension);
        Response file = given().get(url);
        file.then()
                .contentType("application/octet-stream")
                .header("Content-Disposition", is("attachment"))
                .header("X-Content-Type-Options", is("nosniff"));
        assertThat(file.asByteArray()).isEqualTo(bytes);
    }

    @Test
    void knownFormatsAreRecognisedByContent() {
        PortalClient client = PortalClient.guest();
        assertThat(url(client.upload("a.html", Clips.bytes(Clips.jpeg())))).endsWith(".jpg");
        assertThat(url(client.upload("a.html", Clips.bytes(Clips.webm())))).endsWith(".webm");
        assertThat(url(client.upload("a.html", Clips.bytes(Clips.mov())))).endsWith(".mov");
        given().get(url(client.upload("picture", Clips.bytes(Clips.png()))))
                .then()
                .contentType("image/png")
                .header("Content-Disposition", nullValue());
    }

    @Test
    void fileIsRequired() {
        PortalClient client = PortalClient.guest();
        assertCode(10004, client.request().multiPart("other", "x").post("file/upload"))
                .then()
                .body("message", startsWith("参数缺失: file"));
        assertCode(10004, client.post("file/upload"));
        assertCode(10003, client.request().multiPart("file", "a text").post("file/upload"));
        assertCode(10002, client.upload("empty.mp4", new byte[0])).then().body("message", startsWith("参数为空: file"));
    }

    @Test
    void tokenIsRequired() {
        assertCode(-20001, PortalClient.anonymous().upload(Clips.jpeg()));
        assertCode(-20004, new PortalClient(0, null, null, "abc").upload(Clips.jpeg()));
    }

    @ParameterizedTest
    @CsvSource({"'', -20001", "Authorization: abc, -20005", "Authorization: Bearer abc, -20004"})
    void missingTokenIsRejectedBeforeTheBody(String authorization, String code) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "POST /api/file/upload HTTP/1.1",
                                    "Host: localhost",
                                    authorization.isEmpty() ? "X-Nothing: at all" : authorization,
                                    "Content-Type: multipart/form-data; boundary=b",
                                    "Content-Length: 100000000",
                                    "",
                                    "")
                            .getBytes(UTF_8));
            byte[] answer = new byte[4096];
            String text = "";
            while (!text.contains("}}")) {
                int count = socket.getInputStream().read(answer);
                assertThat(count).as(text).isPositive();
                text += new String(answer, 0, count, UTF_8);
            }
            assertThat(text).contains("{\"code\":" + code + ",");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/file/{name}/",
                "/media/file/",
                "/media/file/0.mp4",
                "/media/video/{name}",
                "/media/file/{hash}",
                "/media/file/{hash}.exe"
            })
    void otherPathsAreNotFound(String path) {
        String name = url(PortalClient.guest().upload(Clips.jpeg())).replaceFirst(".*/", "");
        given().get(path.replace("{name}", name).replace("{hash}", name.substring(0, 64)))
                .then()
                .statusCode(404);
    }

    private static String url(Response answer) {
        return succeeded(answer).path("data.url");
    }
}
