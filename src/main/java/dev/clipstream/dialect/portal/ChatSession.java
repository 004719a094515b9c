package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.message.BatchQueue;
import dev.clipstream.message.Line;
import java.time.Instant;

/** A live WebSocket. */
final class ChatSession {

    final Viewer viewer;
    final SocketWire wire;
    final Line line;
    final FrameAllowance allowance;

    /** What its frames lead to. All frames at once that may come, accepted or refused, find room. */
    final BatchQueue<Runnable> tasks = new BatchQueue<>(256, 1, next -> next.forEach(Runnable::run));

    /** When a frame came last. */
    volatile Instant heardAt;

    /** When the account was last known to be online through this. */
    volatile Instant seenAt;

    ChatSession(Viewer viewer, SocketWire wire, Line line, FrameAllowance allowance, Instant now) {
        this.viewer = viewer;
        this.wire = wire;
        this.line = line;
        this.allowance = allowance;
        heardAt = now;
        seenAt = now;
    }
}
