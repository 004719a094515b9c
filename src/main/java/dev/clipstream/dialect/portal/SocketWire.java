package dev.clipstream.dialect.portal;

import dev.clipstream.message.ChatCard;
import dev.clipstream.message.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/** A WebSocket, and how it is written to and closed. */
final class SocketWire implements Wire {

    static final CloseReason GOING_AWAY = new CloseReason(1001, "the server is stopping: connect again");
    static final CloseReason SILENT = new CloseReason(1000, "nothing came for too long");

    private static final int POLICY_VIOLATION = 1008;
    /** Frames that come meanwhile wait in memory. */
    private static final Duration LONGEST_REPLY = Duration.ofSeconds(2);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(3);

    private final WebSocketConnection connection;
    private final ChatJson json;

    SocketWire(WebSocketConnection connection, ChatJson json) {
        this.connection = connection;
        this.json = json;
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public void write(ChatCard card) {
        write(json.write(ChatFrame.of(card)), LONGEST_WRITE);
    }

    void reply(String text) {
        write(text, LONGEST_REPLY);
    }

    private void write(String text, Duration longest) {
        if (connection.isClosed()) {
            throw new IllegalStateException("closed");
        }
        connection.sendText(text).await().atMost(longest);
    }

    @Override
    public void hangUp(String why) {
        close(new CloseReason(POLICY_VIOLATION, why));
    }

    /** Does not wait until it is. */
    void close(CloseReason reason) {
        if (connection.isOpen()) {
            connection
                    .close(reason)
                    .ifNoItem()
                    .after(LONGEST_FAREWELL)
                    .fail()
                    .subscribe()
                    .with(done -> {}, failure -> cut());
        }
    }

    /** The client does not read, so the farewell waits behind what it has not read. All of Vert.x would wait for that. */
    private void cut() {
        HttpConnection beneath = connection.userData().get(ChatUpgrade.CONNECTION);
        ((ConnectionBase) beneath).channel().pipeline().firstContext().close();
    }
}
