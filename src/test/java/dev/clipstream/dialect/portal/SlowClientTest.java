package dev.clipstream.dialect.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.message.Draft;
import dev.clipstream.message.Messages;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests a client that connects and reads nothing. */
@QuarkusTest
class SlowClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** All messages together exceed the socket buffers of the operating system. */
    private static final int MESSAGES = 1000;

    private static final String LARGE = "重".repeat(1990);

    @Inject
    Messages messages;

    @Inject
    MeterRegistry meters;

    @Inject
    OpenConnections open;

    @Test
    void clientThatDoesNotReadIsDisconnected() throws IOException {
        PortalClient sender = PortalClient.guest();
        PortalClient receiver = PortalClient.guest();
        for (int i = 1; i <= MESSAGES; i++) {
            messages.send(new Viewer(sender.userId()), receiver.userId(), Draft.text(LARGE + i), "-");
        }
        await().atMost(LIMIT).until(() -> connections() == 0);
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.getOutputStream().write(upgrade(receiver.ticket()));
            await().atMost(LIMIT).until(() -> connections() == 1);
            await().atMost(LIMIT).until(() -> connections() == 0);
            try (ChatClient quick = receiver.chat()) {
                await().atMost(LIMIT).until(() -> quick.contents().contains(LARGE + MESSAGES));
                assertThat(quick.contents()).hasSizeLessThan(MESSAGES).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void clientsThatVanishDuringTheUpgradeLeaveNothing() throws IOException {
        PortalClient client = PortalClient.guest();
        for (int i = 0; i < 100; i++) {
            byte[] upgrade = upgrade(client.ticket());
            try (Socket vanishing = new Socket("localhost", RestAssured.port)) {
                vanishing.setSoLinger(i % 2 == 0, 0);
                vanishing.getOutputStream().write(upgrade);
            }
        }
        await().atMost(LIMIT).until(() -> connections() == 0 && open.listAll().isEmpty());
    }

    private double connections() {
        return meters.get("clipstream.connections").gauge().value();
    }

    private static byte[] upgrade(String ticket) {
        return """
                GET /api/chat/ws?ticket=%s HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """.formatted(ticket).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
