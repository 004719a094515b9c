package dev.clipstream.dialect.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.UnusualSettings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
class HeldBytesTest {

    private static final String[] TYPES = {
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
    };
    private static final int LENGTH = 100_000;
    private static final String HERE = "address:127.0.0.1";

    @TestHTTPResource("/")
    URI service;

    @Inject
    HeldBytes.Budget budget;

    private final Map<String, Long> taken = new HashMap<>();

    @BeforeEach
    void nothingIsHeld() {
        await().untilAsserted(() -> assertThat(budget.shares.used()).isZero());
    }

    @AfterEach
    void giveBack() {
        taken.forEach(budget.shares::giveBack);
        nothingIsHeld();
    }

    /** Stands in for the bodies of others, which would be some hundred MB with the heap of a test. */
    private void take(String client, long bytes) {
        assertThat(budget.shares.tryTake(client, bytes)).isTrue();
        taken.put(client, bytes);
    }

    @Test
    void bodiesThatDoNotFitIntoMemoryAreRefusedAtOnce() throws IOException {
        take("one", budget.shares.most() / 2);
        take("other", budget.shares.most() - budget.shares.most() / 2 - LENGTH + 1);
        for (String type : TYPES) {
            assertThat(login(type, "127.0.0.1", LENGTH))
                    .startsWith("HTTP/1.1 503")
                    .contains("etry-");
            assertThat(login(type, "127.0.0.1", LENGTH / 2)).startsWith("HTTP/1.1 200");
        }
        RestAssured.get("/douyin/feed").then().statusCode(200);
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    @Test
    void oneAddressHoldsOnlyHalfOfTheMemory() throws IOException {
        take(HERE, budget.shares.most() / 2 - LENGTH + 1);
        assertThat(login(TYPES[0], "127.0.0.1", LENGTH)).startsWith("HTTP/1.1 503");
        assertThat(login(TYPES[0], "127.0.0.2", LENGTH)).startsWith("HTTP/1.1 200");
    }

    /** Sends a request from an address of this machine and returns its answer. */
    private String login(String type, String from, int length) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
            socket.setSoTimeout(10_000);
            String head = "POST /douyin/user/login HTTP/1.1\r\nHost: localhost\r\nX-Api-Dialect: official\r\n"
                    + "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write((head + "x".repeat(length)).getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            return new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.UTF_8);
        }
    }
}
