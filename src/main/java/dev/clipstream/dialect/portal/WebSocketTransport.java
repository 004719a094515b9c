package dev.clipstream.dialect.portal;

import dev.clipstream.delivery.Transport;
import dev.clipstream.http.Channels;
import dev.clipstream.read.ChatCard;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/** Writes to a WebSocket and closes it. */
final class WebSocketTransport implements Transport {

    static final CloseReason GOING_AWAY = new CloseReason(1001, "the server is stopping: connect again");
    static final CloseReason SILENT = new CloseReason(1000, "nothing came for too long");

    private static final int POLICY_VIOLATION = 1008;
    /** Short, because frames that arrive during a reply wait in memory. */
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final WebSocketConnection connection;
    private final ChatJson json;

    WebSocketTransport(WebSocketConnection connection, ChatJson json) {
        this.connection = connection;
        this.json = json;
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public void write(ChatCard card) {
        write(json.write(ChatFrame.of(card)), WRITE_TIMEOUT);
    }

    void reply(String text) {
        write(text, REPLY_TIMEOUT);
    }

    private void write(String text, Duration timeout) {
        if (connection.isClosed()) {
            throw new IllegalStateException("closed");
        }
        connection.sendText(text).await().atMost(timeout);
    }

    @Override
    public void disconnect(String reason) {
        close(new CloseReason(POLICY_VIOLATION, reason));
    }

    /** Returns whether the TCP connection is there. */
    boolean isConnected() {
        return beneath().channel().isActive();
    }

    /** Sends a close frame and does not wait for the client's close frame. */
    void close(CloseReason reason) {
        if (connection.isOpen()) {
            connection.close(reason).subscribe().with(done -> {}, failure -> {});
        }
        cutSoon();
    }

    /**
     * Closes the TCP connection after a timeout. If the client does not read, the close frame waits behind unread
     * data, and Vert.x would wait for it without a bound.
     */
    void cutSoon() {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(CLOSE_TIMEOUT)
                .subscribe()
                .with(now -> Channels.cut(beneath().channel()));
    }

    /** Stops or continues to read from the TCP connection; a client that sends more waits. */
    void setReading(boolean reading) {
        ConnectionBase beneath = beneath();
        // Vert.x changes the same state there.
        beneath.channel().eventLoop().execute(reading ? beneath::doResume : beneath::doPause);
    }

    private ConnectionBase beneath() {
        return (ConnectionBase) connection.userData().get(ChatUpgrade.CONNECTION);
    }
}
