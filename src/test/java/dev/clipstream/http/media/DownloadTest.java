package dev.clipstream.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
class DownloadTest {

    private static final String HERE = "127.0.0.1";

    private final MediaKey key = MediaKey.newVideo(VideoFormat.MP4);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Download.Permits permits;

    @Inject
    MediaStore store;

    @BeforeEach
    void store() throws IOException {
        Path large = Files.write(Files.createTempFile("large", ".mp4"), new byte[16 << 20]);
        store.put(key, large);
        Files.delete(large);
    }

    @AfterEach
    void delete() {
        store.delete(List.of(key));
    }

    @Test
    void aDownloadHasAPermitUntilItsClientHasGone() throws IOException {
        try (Socket _ = requested("127.0.0.1")) {
            await().untilAsserted(() -> assertThat(permits.shares.used(HERE)).isOne());
        }
        await().untilAsserted(() -> assertThat(permits.shares.used(HERE)).isZero());
    }

    @Test
    void oneAddressHasOnlyHalfOfThePermits() throws IOException {
        long others = permits.shares.most() / 2;
        assertThat(permits.shares.tryTake(HERE, others)).isTrue();
        try {
            RestAssured.get("/media/" + key.text()).then().statusCode(503).header("Retry-After", "5");
            RestAssured.head("/media/" + key.text()).then().statusCode(200);
            try (Socket other = requested("127.0.0.2")) {
                assertThat(new String(other.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
        } finally {
            permits.shares.giveBack(HERE, others);
        }
    }

    /** Asks for the file from an address of this machine. */
    private Socket requested(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
        String request = "GET /media/" + key.text() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
