package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.delivery.Connection;
import java.time.Instant;

/** The state of an open WebSocket. */
final class ChatSession {

    final Viewer viewer;
    final WebSocketTransport transport;
    final Connection connection;
    final FrameLimit limit;

    final FrameQueue frames;

    /** The time of the last frame. */
    volatile Instant receivedAt;

    /** The time at which this connection last caused the account's presence to be recorded. */
    volatile Instant presenceAt;

    ChatSession(Viewer viewer, WebSocketTransport transport, Connection connection, FrameLimit limit, Instant now) {
        this.viewer = viewer;
        this.transport = transport;
        this.connection = connection;
        this.limit = limit;
        frames = new FrameQueue(transport::setReading);
        receivedAt = now;
        presenceAt = now;
    }
}
