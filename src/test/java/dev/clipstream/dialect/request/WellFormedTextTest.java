package dev.clipstream.dialect.request;

import static dev.clipstream.fixture.Client.PASSWORD;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.KeptConnection;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed UTF-8 is a parameter error in both families, wherever it is. */
@QuarkusTest
class WellFormedTextTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /** A byte that no text has, an overlong form, half a surrogate pair, a text that is cut off, a code point too many. */
    @ParameterizedTest
    @ValueSource(strings = {"%FF", "a%C0%AF", "%ED%A0%80", "a%E5%BC", "%F4%90%80%80", "%E5%BCa"})
    void malformedUtf8IsAParameterError(String encoded) throws IOException {
        byte[] raw = URLDecoder.decode(encoded, ISO_8859_1).getBytes(ISO_8859_1);
        assertMalformed("GET /douyin/feed?x=" + encoded, "", new byte[0]);
        assertMalformed("GET /douyin/feed?" + encoded + "=x", "", new byte[0]);
        assertMalformed("POST /douyin/user/login?username=" + encoded + "&password=12345", "", new byte[0]);
        assertMalformed("POST /douyin/user/register", FORM, ("password=12345&username=" + encoded).getBytes(US_ASCII));
        assertMalformed("POST /douyin/user/register", FORM, joined("password=12345&username=", raw, ""));
        assertMalformed(
                "POST /douyin/user/register", JSON, joined("{\"password\":\"12345\",\"username\":\"", raw, "\"}"));
        assertMalformed(
                "POST /douyin/user/register?password=12345",
                "multipart/form-data; boundary=x",
                joined("--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n", raw, "\r\n--x--\r\n"));
    }

    @Test
    void everyDialectHasItsCodeForMalformedText() throws IOException {
        byte[] json = "{\"email\":\"a@example.org\",\"password\":\"\\udc00\"}".getBytes(US_ASCII);
        assertThat(answer("GET /tiktok/feed?latest_time=%FF", "", new byte[0])).contains("\"status_code\":-1,");
        assertThat(answer("GET /api/contact/get-user-list-online?x=%FF", "", new byte[0]))
                .contains("\"code\":10001,", "\"data\":{}");
        assertThat(answer("POST /api/login/login", JSON, json)).contains("\"code\":10001,", "\"data\":{}");
        assertThat(answer("POST /api/login/login", FORM, "email=%C0%AF&password=12345".getBytes(US_ASCII)))
                .contains("\"code\":10001,", "\"data\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":\"\\ud800\"}", "{\"x\":[{\"y\":\"a\\udc00b\"}]}", "{\"\\ud83d\":1}"})
    void halfACharacterInJsonIsAParameterError(String body) throws IOException {
        assertMalformed("POST /douyin/user/login?username=a&password=12345", JSON, body.getBytes(US_ASCII));
    }

    @Test
    void wellFormedTextMayBeEncodedInAnyWay() throws IOException {
        String name = "张😀é" + UUID.randomUUID().toString().substring(0, 12);
        Client.registered(Dialect.OFFICIAL, name);
        String encoded = URLEncoder.encode(name, UTF_8);
        for (String form : List.of(name, encoded, encoded.replaceFirst("%98", "\u0098"))) {
            assertThat(answer(
                            "POST /douyin/user/login",
                            FORM,
                            ("username=" + form + "&password=" + PASSWORD.replace(' ', '+'))
                                    .getBytes(form.equals(name) ? UTF_8 : ISO_8859_1)))
                    .contains("\"status_code\":0");
        }
        given().contentType(JSON)
                .body("{\"username\":\"\\u5f20\\ud83d\\ude00\\u00e9%s\",\"password\":\"%s\"}"
                        .formatted(name.substring(4), PASSWORD))
                .post("/douyin/user/login")
                .then()
                .body("status_code", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "", "\"", "us-ascii"})
    void charsetThatDoesNotFitIsAParameterError(String charset) throws IOException {
        byte[] body = joined(
                "--x\r\nContent-Disposition: form-data; name=\"username\"\r\nContent-Type: text/plain; charset="
                        + charset + "\r\n\r\n",
                "é".getBytes(UTF_8),
                "a\r\n--x--\r\n");
        assertMalformed("POST /douyin/user/login?password=12345", "multipart/form-data; boundary=x", body);
        if (charset.equals("nope")) {
            assertMalformed("POST /douyin/user/login", "multipart/form-data; boundary=x; charset=nope", body);
        }
    }

    private static void assertMalformed(String requestLine, String type, byte[] body) throws IOException {
        assertThat(answer(requestLine, type, body)).as(requestLine).contains("\"status_code\":1,", "well-formed");
    }

    private static String answer(String requestLine, String type, byte[] body) throws IOException {
        try (KeptConnection connection = new KeptConnection(URI.create("http://localhost:" + RestAssured.port))) {
            String contentType = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
            connection.sendHead(requestLine, contentType + "Content-Length: " + body.length + "\r\n");
            connection.sendBytes(body);
            return connection.readAnswer();
        }
    }

    private static byte[] joined(String start, byte[] middle, String end) {
        return (start + new String(middle, ISO_8859_1) + end).getBytes(ISO_8859_1);
    }
}
