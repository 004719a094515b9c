package dev.clipstream.dialect.portal;

import dev.clipstream.message.ChatCard;
import dev.clipstream.message.Wire;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
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
            connection.close(reason).subscribe().with(done -> {}, failure -> {});
        }
        cutSoon();
    }

    /** If the client does not read, the farewell waits behind what it has not read, and Vert.x waits for the farewell. */
    void cutSoon() {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(LONGEST_FAREWELL)
                .subscribe()
                .with(now -> cut());
    }

    private void cut() {
        HttpConnection beneath = connection.userData().get(ChatUpgrade.CONNECTION);
        ChannelHandlerContext first =
                ((ConnectionBase) beneath).channel().pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }
}
