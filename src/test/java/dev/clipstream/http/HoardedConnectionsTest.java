package dev.clipstream.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that clients which hoard connections, or send requests without reading answers, take nothing from others. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class HoardedConnectionsTest {

    private static final int LONGEST_WAIT_MS = 20_000;
    private static final String LOCAL = "127.0.0.1";
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

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void vanish() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void longestIdleConnectionsMakeRoomWhateverTheyWantToUpgradeTo() throws IOException {
        try (ChatClient chat = PortalClient.guest().chat()) {
            for (int i = 0; i < UnusualSettings.MAX_CONNECTIONS * 3 / 4 + 10; i++) {
                ask(connect(LOCAL), HEAD + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            }
            assertThat(sockets.getFirst().getInputStream().read()).isNegative();
            ask(connect(LOCAL), HEAD + "\r\n");
            assertThat(isOpen(sockets.get(sockets.size() - 20))).isTrue();
            chat.awaitHeartbeat();
        }
    }

    @Test
    void fewConnectionsOfAnAddressMayHavePartOfHead() throws IOException {
        int most = UnusualSettings.MAX_CONNECTIONS / 8;
        int tooMany = 10;
        Socket other = connect("127.0.0.2");
        ask(other, HEAD + "\r\n");
        ask(other, HEAD + "\r\n");
        send(other, "HEAD");
        List<Socket> hoarded = new ArrayList<>();
        for (int i = 0; i < most + tooMany - 1; i++) {
            Socket socket = connect(LOCAL);
            boolean atOnce = i % 2 == 0;
            ask(socket, HEAD + "\r\n");
            ask(socket, HEAD + "\r\n");
            ask(socket, HEAD + "\r\n" + (atOnce ? "HEAD" : ""));
            send(socket, atOnce ? "" : "HEAD");
            hoarded.add(socket);
        }
        await().untilAsserted(() -> assertThat(hoarded.subList(0, tooMany)).noneMatch(HoardedConnectionsTest::isOpen));
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
        Socket socket = connect(LOCAL);
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
        Socket socket = connect(LOCAL);
        String some = (GET + "\r\n").repeat(1000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        send(socket, some);
                    }
                })
                .isInstanceOf(IOException.class);
        await().untilAsserted(
                        () -> assertThat(unsent.shares().used("to " + LOCAL)).isZero());
    }

    /** Connects from an address of this machine. */
    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        // A small buffer lets the server feel a slow reader soon.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(LOCAL, service.getPort()));
        socket.setSoTimeout(LONGEST_WAIT_MS);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
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

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
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
