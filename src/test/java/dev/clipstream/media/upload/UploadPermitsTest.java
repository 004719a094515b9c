package dev.clipstream.media.upload;

import static dev.clipstream.fixture.RawClients.assertBusy;
import static dev.clipstream.fixture.RawClients.send;
import static dev.clipstream.fixture.RawClients.sendHead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.RawClients;
import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.fixture.UploadFiles;
import dev.clipstream.fixture.WithRawClients;
import dev.clipstream.media.MediaConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that nobody takes all turns of uploads, or all of the disk. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class UploadPermitsTest extends WithRawClients {

    @Inject
    MediaConfig media;

    @Override
    @AfterEach
    protected void vanish() throws IOException {
        super.vanish();
        await().untilAsserted(() -> assertThat(UploadFiles.of(media)).isEmpty());
    }

    @Test
    void strangersHaveFewTurns() throws IOException {
        assertLastIsBusy(9, "POST /douyin/publish/action", 1_000);
        client.request()
                .multiPart("username", client.name())
                .multiPart("password", Client.PASSWORD)
                .post("user/login")
                .then()
                .statusCode(200);
        assertSucceeds(client.publish(Clips.mp4(), "while strangers wait"));
    }

    @Test
    void eachAccountHasFewTurns() throws IOException {
        assertLastIsBusy(5, "POST /douyin/publish/action" + token(), 1_000);
        assertSucceeds(Client.registered(Dialect.OFFICIAL).publish(Clips.mp4(), "while another waits"));
    }

    @Test
    void eachAddressHasHalfTheTurns() throws IOException {
        for (int user = 0; user < 4; user++) {
            client = Client.registered(Dialect.OFFICIAL);
            for (int i = 0; i < 4; i++) {
                startUpload("POST /douyin/publish/action" + token(), 1_000);
            }
        }
        client = Client.registered(Dialect.OFFICIAL);
        assertBusy(startUpload("POST /douyin/publish/action" + token(), 1_000));
    }

    @Test
    void uploadsShareTheDisk() throws IOException {
        int most = UnusualSettings.LARGEST_UPLOAD + MIB;
        int fit = UnusualSettings.UPLOAD_SPACE / most;
        for (int i = 0; i < fit; i++) {
            if (i % 4 == 0) {
                client = Client.registered(Dialect.OFFICIAL);
            }
            startUpload("POST /douyin/publish/action" + token(), most);
        }
        client = Client.registered(Dialect.OFFICIAL);
        assertBusy(startUpload("POST /douyin/publish/action" + token(), most));
        assertSucceeds(client.publish(Clips.mp4(), "small"));
    }

    @Test
    void unusableUploadFolderIsAnOutage() throws IOException {
        Path folder = media.uploadDir();
        Path aside = folder.resolveSibling("uploads-aside");
        Files.move(folder, aside);
        try {
            Files.createFile(folder);
            Response answer = client.publish(Clips.mp4(), "nowhere to go");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(answer.asString()).contains("upload disk");
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    private Socket startUpload(String request, int length) throws IOException {
        Socket socket = clients.connect();
        sendHead(socket, request, FORM, length);
        send(socket, FILE_HEAD);
        return socket;
    }

    private void assertLastIsBusy(int count, String request, int length) throws IOException {
        for (int i = 0; i < count; i++) {
            startUpload(request, length);
        }
        await().untilAsserted(() -> assertThat(answered()).singleElement().satisfies(RawClients::assertBusy));
    }

    private List<Socket> answered() throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket socket : clients.sockets()) {
            if (socket.getInputStream().available() > 0) {
                answered.add(socket);
            }
        }
        return answered;
    }

    private static void assertSucceeds(Response response) {
        assertThat(response.asString()).contains("\"status_code\":0");
    }

    private String token() {
        return "?token=" + client.token();
    }
}
