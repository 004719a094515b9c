package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.limit.Refusals;
import dev.clipstream.message.Draft;
import dev.clipstream.message.Messages;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The chat: frames in, each stored and then delivered. Frames out come from the sender's {@code Line}. */
@WebSocket(path = "/api/chat/ws")
public class ChatSocket {

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);

    private static final CloseReason TOO_LARGE = new CloseReason(1009, "a message may have 64 KiB");

    private final ChatSessions sessions;
    private final ChatJson json;
    private final Messages messages;
    private final Refusals refusals;
    private final Clock clock;

    ChatSocket(ChatSessions sessions, ChatJson json, Messages messages, Refusals refusals, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.messages = messages;
        this.refusals = refusals;
        this.clock = clock;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        sessions.open(new Viewer(connection.userData().get(ChatUpgrade.ACCOUNT)), connection);
    }

    @OnTextMessage
    @RunOnVirtualThread
    void receive(String text, WebSocketConnection connection) {
        sessions.find(connection).ifPresent(session -> answer(session, () -> accept(text, session)));
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void receive(Buffer bytes, WebSocketConnection connection) {
        sessions.find(connection)
                .ifPresent(session -> answer(session, () -> {
                    throw new BadParameter("frame", "must be a text");
                }));
    }

    @OnClose
    @RunOnVirtualThread
    void close(WebSocketConnection connection) {
        sessions.closed(connection);
    }

    @OnError
    void fail(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "WebSocket %s", connection.id());
        // The server drops a message that is too large, and a client would wait for ever.
        connection.close(TOO_LARGE).subscribe().with(done -> {}, gone -> {});
    }

    private void answer(ChatSession session, Runnable work) {
        session.heardAt = clock.instant();
        try {
            if (!session.allowance.take(System.nanoTime())) {
                if (session.allowance.isFlooded()) {
                    session.line.hangUp("too many frames");
                    return;
                }
                throw refusals.of("portal", "chat");
            }
            work.run();
        } catch (RuntimeException e) {
            Problem problem = Problem.of(e);
            if (problem instanceof Problem.Unexpected) {
                LOG.error("A frame failed", e);
            }
            reply(session, json.error(problem));
        }
    }

    private void accept(String text, ChatSession session) {
        Fields fields = json.read(text);
        int type = small(fields.number("Type"));
        switch (type) {
            case ChatFrame.HEARTBEAT ->
                reply(session, json.write(ChatFrame.heartbeat(session.viewer.id(), clock.instant())));
            case ChatFrame.PRIVATE ->
                messages.send(session.viewer, fields.number("TargetId"), draft(fields), session.wire.id());
            case ChatFrame.GROUP ->
                messages.sendToGroup(session.viewer, fields.number("TargetId"), draft(fields), session.wire.id());
            default -> throw new BadParameter("Type", "must be 1, 2 or 3");
        }
    }

    private static Draft draft(Fields fields) {
        return new Draft(
                small(fields.optionalNumber("Media").orElse(ChatFrame.TEXT)),
                fields.optionalText("Content"),
                fields.optionalText("Pic"),
                fields.optionalText("Url"),
                fields.optionalText("Desc"),
                fields.optionalNumber("Amount").orElse(0));
    }

    /** Larger numbers all mean nothing. */
    private static int small(long number) {
        return (int) Math.clamp(number, -1, Byte.MAX_VALUE);
    }

    /** A client that does not read its answers is not listened to. */
    private static void reply(ChatSession session, String text) {
        try {
            session.wire.reply(text);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Account %d does not read", session.viewer.id());
            session.line.hangUp("reads too slowly");
        }
    }
}
