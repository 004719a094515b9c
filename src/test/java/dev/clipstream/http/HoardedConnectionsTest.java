package dev.clipstream.http;

import static dev.clipstream.fixture.RawClients.ELSEWHERE;
import static dev.clipstream.fixture.RawClients.HERE;
import static dev.clipstream.fixture.RawClients.isOpen;
import static dev.clipstream.fixture.RawClients.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.RawClients;
import dev.clipstream.fixture.UnusualSettings;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients which hoard connections, or send requests without reading answers, take nothing from others. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class HoardedConnectionsTest {

    private static final String GET = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HEAD = "HEAD /nowhere HTTP/1.1\r\nHost: localhost\r\n";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    MediaStore store;

    @Inject
    UnsentAnswers unsent;

    private RawClients clients;

    @BeforeEach
    void open() {
        clients = new RawClients(service);
    }

    @AfterEach
    void vanish() throws IOException {
        clients.close();
    }

    @Test
    void longestIdleConnectionsMakeRoomWhateverTheyWantToUpgradeTo() throws IOException {
        try (ChatClient chat = PortalClient.guest().chat()) {
            for (int i = 0; i < UnusualSettings.MAX_CONNECTIONS * 3 / 4 + 10; i++) {
                ask(clients.connect(), HEAD + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            }
            assertThat(clients.sockets().getFirst().getInputStream().read()).isNegative();
            ask(clients.connect(), HEAD + "\r\n");
            assertThat(isOpen(clients.sockets().get(clients.sockets().size() - 20)))
                    .isTrue();
            chat.awaitHeartbeat();
        }
    }

    @Test
    void fewConnectionsOfAnAddressMayHavePartOfHead() throws IOException {
        int most = UnusualSettings.MAX_CONNECTIONS / 8;
        int tooMany = 10;
        Socket other = clients.connect(ELSEWHERE);
        ask(other, HEAD + "\r\n");
        ask(other, HEAD + "\r\n");
        send(other, "HEAD");
        List<Socket> hoarded = new ArrayList<>();
        for (int i = 0; i < most + tooMany - 1; i++) {
            Socket socket = clients.connect();
            boolean atOnce = i % 2 == 0;
            ask(socket, HEAD + "\r\n");
            ask(socket, HEAD + "\r\n");
            ask(socket, HEAD + "\r\n" + (atOnce ? "HEAD" : ""));
            send(socket, atOnce ? "" : "HEAD");
            hoarded.add(socket);
        }
        await().untilAsserted(() -> assertThat(hoarded.subList(0, tooMany)).noneMatch(RawClients::isOpen));
        for (Socket socket : hoarded.subList(tooMany, hoarded.size())) {
            ask(socket, HEAD.substring("HEAD".length()) + "\r\n");
        }
        ask(other, HEAD.substring("HEAD".length()) + "\r\n");
    }

    @Test
    void requestsThatWaitBehindAnotherAreNotReadAhead() throws Exception {
        MediaKey key = MediaKey.newVideo(VideoFormat.MP4);
        int size = 16 << 20;
        Path large = Files.write(Files.createTempFile("large", ".mp4"), new byte[size]);
        store.put(key, large);
        Files.delete(large);
        Socket socket = clients.connect();
        ask(socket, HEAD + "\r\n");
        ask(socket, HEAD + "\r\n");
        send(socket, "GET /media/" + key.text() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        int count = 1000;
        send(socket, (HEAD + "\r\n").repeat(count));
        await().untilAsserted(() ->
                assertThat(serverSide(socket).config().isAutoRead()).isFalse());
        InputStream in = new BufferedInputStream(socket.getInputStream());
        readHead(in);
        in.skipNBytes(size);
        for (int i = 0; i < count; i++) {
            assertThat(readHead(in)).startsWith("HTTP/1.1 404");
        }
        assertThat(serverSide(socket).config().isAutoRead()).isTrue();
        store.delete(List.of(key));
    }

    @Test
    void whoReadsNoAnswersAtAllLosesTheConnection() throws IOException {
        Socket socket = clients.connect();
        String some = (GET + "\r\n").repeat(1000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        send(socket, some);
                    }
                })
                .isInstanceOf(IOException.class);
        await().untilAsserted(
                        () -> assertThat(unsent.shares().used("to " + HERE)).isZero());
    }

    private static void ask(Socket socket, String request) throws IOException {
        send(socket, request);
        assertThat(readHead(socket.getInputStream())).startsWith("HTTP/1.1 404");
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            assertThat(read).as("the connection ended after '%s'", head).isNotNegative();
            head.append((char) read);
        }
        return head.toString();
    }

    /** Returns the service's end of a connection. */
    private Channel serverSide(Socket socket) {
        List<Channel> found = new ArrayList<>();
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            CompletableFuture.runAsync(
                            () -> ((SingleThreadEventLoop) loop)
                                    .registeredChannelsIterator()
                                    .forEachRemaining(found::add),
                            loop)
                    .join();
        }
        return found.stream()
                .filter(channel -> socket.getLocalSocketAddress().equals(channel.remoteAddress()))
                .findFirst()
                .orElseThrow();
    }
}
