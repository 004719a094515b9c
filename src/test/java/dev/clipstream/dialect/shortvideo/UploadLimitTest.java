package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.succeeded;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.fixture.UploadFiles;
import dev.clipstream.media.MediaConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
class UploadLimitTest {

    private static final int LIMIT = UnusualSettings.LARGEST_UPLOAD;
    private static final int FORM = 1 << 20;

    @Inject
    MediaConfig media;

    @ConfigProperty(name = "test.url")
    String service;

    @Test
    void oversizedVideoIs413InTheDialectsJson() throws IOException {
        Client client = Client.registered(Dialect.OFFICIAL);
        for (int size : new int[] {LIMIT + 1, LIMIT + FORM + 1, 2 * (LIMIT + FORM)}) {
            Path file = Files.write(Files.createTempFile("large", ".mp4"), new byte[size]);
            client.publish(file, "too large").then().statusCode(413).body("status_code", is(7));
            Files.delete(file);
        }
        client.get("user").then().body("user.work_count", is(0));
    }

    @Test
    void oversizedPortalFileIs413InTheEnvelope() throws IOException {
        PortalClient client = PortalClient.guest();
        for (int size : new int[] {LIMIT + 1, LIMIT + FORM + 1}) {
            client.upload("large.mp4", new byte[size]).then().statusCode(413).body("code", is(60002));
        }
        PortalClient.succeeded(client.upload("small.bin", new byte[LIMIT]));
    }

    @Test
    void uploadsLeaveNoTemporaryFiles() throws IOException {
        Client client = Client.registered(Dialect.OFFICIAL);
        succeeded(client.publish(Clips.mp4(), "a video"));
        assertFails(client.publish(Clips.text(), "no video"));
        client.request()
                .multiPart("data", "large.mp4", new byte[LIMIT + 1])
                .post("publish/action")
                .then()
                .statusCode(413);
        PortalClient.succeeded(PortalClient.of(client).upload(Clips.mp4()));
        await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isEmpty());
    }

    /** The client sends a chunked body without Content-Length. */
    @Test
    void oversizedVideoWithoutContentLengthIs413() throws Exception {
        List<byte[]> parts = new ArrayList<>(Collections.nCopies(30, new byte[FORM / 10]));
        parts.addFirst(
                "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a\"\r\n\r\n".getBytes(US_ASCII));
        Flow.Publisher<ByteBuffer> body = BodyPublishers.ofByteArrays(parts);
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/douyin/publish/action"))
                .header("X-Api-Dialect", "official")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.fromPublisher(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("\"status_code\":7");
        }
    }
}
