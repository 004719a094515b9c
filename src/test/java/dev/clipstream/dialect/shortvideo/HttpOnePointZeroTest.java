package dev.clipstream.dialect.shortvideo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP 1.0 requests have no Host header. */
@QuarkusTest
class HttpOnePointZeroTest {

    @ConfigProperty(name = "test.url")
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/feed/", "/tiktok/feed/"})
    void http10RequestIsAnswered(String path) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\n\r\n".formatted(path).getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).contains("\"status_code\":0").doesNotContain("http://null");
        }
    }
}
