package dev.clipstream.dialect.portal;

import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.TooManyRequests;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * The WebSocket of the chat. {@link FrameHandler} handles the frames of a client one after another; {@link
 * dev.clipstream.delivery.Connection} writes messages to the client. These methods never block, because Quarkus queues
 * the frames that arrive meanwhile without a bound.
 */
@WebSocket(path = "/api/chat/ws")
public class ChatSocket {

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);

    private static final CloseReason TOO_LARGE = new CloseReason(1009, "a message may have 64 KiB");

    private final ChatSessions sessions;
    private final FrameHandler frames;
    private final Clock clock;

    ChatSocket(ChatSessions sessions, FrameHandler frames, Clock clock) {
        this.sessions = sessions;
        this.frames = frames;
        this.clock = clock;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        sessions.open(connection.userData().get(ChatUpgrade.VIEWER), connection);
    }

    @OnTextMessage
    @NonBlocking
    void receive(String text, WebSocketConnection connection) {
        sessions.find(connection)
                .ifPresent(session -> receive(session, text.length(), () -> frames.handle(session, text)));
    }

    @OnBinaryMessage
    @NonBlocking
    void receive(Buffer bytes, WebSocketConnection connection) {
        sessions.find(connection)
                .ifPresent(session ->
                        receive(session, 0, () -> frames.refuse(session, new BadParameter("frame", "must be a text"))));
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        sessions.closed(connection.id());
    }

    @OnError
    @NonBlocking
    void fail(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "WebSocket %s failed", connection.id());
        // The server drops a message that is too large, and its client would wait for an answer forever.
        sessions.find(connection).ifPresent(session -> session.transport.close(TOO_LARGE));
    }

    private void receive(ChatSession session, int length, Runnable work) {
        if (sessions.endWithToken(session)) {
            return;
        }
        session.receivedAt = clock.instant();
        boolean hasRoom = session.limit.tryAccept()
                ? session.frames.offer(length, work)
                : session.frames.offer(0, () -> frames.refuse(session, new TooManyRequests()));
        if (session.limit.isFlooded() || !hasRoom) {
            session.frames.close();
            session.connection.disconnect("too many frames");
        }
    }
}
