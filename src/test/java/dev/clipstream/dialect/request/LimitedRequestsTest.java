package dev.clipstream.dialect.request;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LimitedRequestsTest.Limits.class)
class LimitedRequestsTest {

    private static final int PER_MINUTE = 200;
    static final int REGISTRATIONS = 100;

    @TestHTTPResource("/")
    URI service;

    public static class Limits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "clipstream.limit.enabled",
                    "true",
                    "clipstream.limit.short-video-per-minute",
                    Integer.toString(PER_MINUTE),
                    "clipstream.limit.registrations-per-hour",
                    Integer.toString(REGISTRATIONS),
                    "clipstream.limit.account-bytes-per-day",
                    "1M",
                    "clipstream.limit.address-bytes-per-day",
                    "2M");
        }
    }

    @Test
    void portalLimitsEachUserAndOperation() {
        PortalClient client = PortalClient.guest();
        Response refused = untilRefused(() -> client.get("user/get-my-info"), 200);
        assertCode(-20007, refused);
        succeeded(client.get("user/get-user-info", "id", client.userId()));
        succeeded(PortalClient.guest().get("user/get-my-info"));
    }

    @Test
    void anonymousClientIsCountedByForwardedAddress() {
        assertCode(-20007, untilRefused(() -> online("203.0.113.1"), 100));
        succeeded(online("203.0.113.2"));
    }

    @Test
    void addressForgedByClientIsIgnored() {
        AtomicInteger tries = new AtomicInteger();
        assertCode(
                -20007,
                untilRefused(() -> online("198.51.100." + tries.incrementAndGet() + ", 203.0.113.3, 127.0.0.1"), 100));
        assertCode(-20007, online("203.0.113.3"));
        assertCode(-20007, online("203.0.113.3:50000"));
        succeeded(online("203.0.113.3, 203.0.113.4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "_hidden, 127.0.0.1", "localhost", "[::1"})
    void invalidAddressIsCountedAsTheProxy(String address) {
        succeeded(online(address));
    }

    private static Response online(String address) {
        return PortalClient.anonymous()
                .request()
                .header("X-Forwarded-For", address)
                .get("contact/get-user-list-online");
    }

    @Test
    void tokenGivesNoMoreLoginAttempts() {
        for (int tries = 0; tries < 4; tries++) {
            assertCode(10009, login(PortalClient.guest()));
        }
        assertCode(-20007, login(PortalClient.guest()));
    }

    private static Response login(PortalClient client) {
        return client.request()
                .header("X-Forwarded-For", "2001:db8:0:1::" + client.userId() % 10_000)
                .contentType(ContentType.JSON)
                .body(Map.of("email", "nobody@example.org", "password", "guess"))
                .post("login/login");
    }

    @Test
    void burstOfFiveUploadsIsAllowed() {
        PortalClient client = PortalClient.guest();
        for (int i = 0; i < 5; i++) {
            succeeded(client.upload("a.txt", new byte[] {'a'}));
        }
        assertCode(-20007, client.upload("a.txt", new byte[] {'a'}));
        succeeded(PortalClient.guest().upload("a.txt", new byte[] {'a'}));
    }

    @Test
    void fileOfClientOverTheLimitIsNotReceived() throws IOException {
        PortalClient portal = PortalClient.guest();
        untilRefused(() -> portal.upload("a.txt", new byte[] {'a'}), 10);
        assertThat(answerBeforeFile("/api/file/upload", "Authorization: Bearer " + portal.token() + "\r\n"))
                .contains("\"code\":-20007");
        Client client = Client.registered(Dialect.OFFICIAL);
        untilRefused(() -> client.get("user"), PER_MINUTE + 60);
        assertThat(answerBeforeFile("/douyin/publish/action?token=" + client.token(), ""))
                .startsWith("HTTP/1.1 429");
    }

    /** Announces a form with a file, and sends no byte of it before the answer. */
    private String answerBeforeFile(String path, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                                    + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            return new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shortVideoFamilyAnswers429() {
        Client client = Client.registered(Dialect.OFFICIAL);
        Response refused = untilRefused(() -> client.get("user"), PER_MINUTE + 60);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(refused.<Integer>path("status_code")).isNotZero();
    }

    /** Returns the first answer that is not a success. */
    private static Response untilRefused(Supplier<Response> request, int atMost) {
        return Stream.generate(request)
                .limit(atMost)
                .filter(answer -> !answer.asString().contains("\"code\":20000")
                        && !answer.asString().contains("\"status_code\":0"))
                .findFirst()
                .orElseThrow();
    }
}
