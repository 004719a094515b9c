package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.delivery.BatchQueue;
import dev.clipstream.delivery.Connection;
import java.time.Instant;

/** A live WebSocket. */
final class ChatSession {

    final Viewer viewer;
    final WebSocketTransport transport;
    final Connection connection;
    final FrameLimit limit;

    /** The frames that wait to be handled: more than may be accepted and refused at once. */
    final BatchQueue<Runnable> tasks = new BatchQueue<>(256, 1, next -> next.forEach(Runnable::run));

    /** When the last frame came. */
    volatile Instant receivedAt;

    /** When the account's presence was last recorded because of this connection. */
    volatile Instant presenceAt;

    ChatSession(Viewer viewer, WebSocketTransport transport, Connection connection, FrameLimit limit, Instant now) {
        this.viewer = viewer;
        this.transport = transport;
        this.connection = connection;
        this.limit = limit;
        receivedAt = now;
        presenceAt = now;
    }
}
