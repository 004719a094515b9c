package dev.clipstream.dialect.portal;

import static java.util.stream.Collectors.toSet;

import dev.clipstream.account.Presence;
import dev.clipstream.account.Viewer;
import dev.clipstream.http.Drain;
import dev.clipstream.message.Switchboard;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The WebSockets of this instance: opened, watched for silence, and closed before it stops. */
@Singleton
class ChatSessions {

    private static final Logger LOG = Logger.getLogger(ChatSessions.class);

    private static final int SEEN_AT_ONCE = 1000;

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ChatConfig config;
    private final Switchboard switchboard;
    private final Presence presence;
    private final ChatJson json;
    private final Clock clock;
    private final Map<String, ChatSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ChatSessions(ChatConfig config, Switchboard switchboard, Presence presence, ChatJson json, Clock clock) {
        this.config = config;
        this.switchboard = switchboard;
        this.presence = presence;
        this.json = json;
        this.clock = clock;
    }

    boolean isClosing() {
        return closing;
    }

    void open(Viewer viewer, WebSocketConnection connection) {
        SocketWire wire = new SocketWire(connection, json);
        if (closing) {
            wire.close(SocketWire.GOING_AWAY);
            return;
        }
        FrameAllowance allowance = new FrameAllowance(config.framesPerSecond(), config.frameBurst(), System.nanoTime());
        Instant now = clock.instant();
        ChatSession session = new ChatSession(viewer, wire, switchboard.connect(viewer, wire), allowance, now);
        session.tasks.offer(() -> areHere(List.of(session), now));
        sessions.put(connection.id(), session);
        if (closing) {
            // It may have come too late for closeAll.
            wire.close(SocketWire.GOING_AWAY);
        }
    }

    Optional<ChatSession> find(WebSocketConnection connection) {
        return Optional.ofNullable(sessions.get(connection.id()));
    }

    void closed(WebSocketConnection connection) {
        ChatSession session = sessions.remove(connection.id());
        if (session == null) {
            return;
        }
        session.wire.cutSoon();
        if (switchboard.disconnect(session.line)) {
            presence.left(session.viewer);
        }
    }

    /** To be called every second or so. */
    void watch() {
        Instant now = clock.instant();
        sessions.values().stream()
                .filter(session -> session.heardAt.plus(config.idleAfter()).isBefore(now))
                .forEach(session -> session.wire.close(SocketWire.SILENT));
        List<ChatSession> due = sessions.values().stream()
                .filter(session -> session.seenAt.plus(config.seenEvery()).isBefore(now))
                .limit(SEEN_AT_ONCE)
                .toList();
        due.forEach(session -> session.seenAt = now);
        areHere(due, now);
        noteDepartures(config.seenEvery());
    }

    /**
     * What is on its way out is known to be written before the clients connect elsewhere, and what has come in is handled
     * before the end. Only here is everything still there: the HTTP server closes before Quarkus tells that it shuts down.
     */
    void closeAll(@Observes @Priority(Drain.DRAINED) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        closing = true;
        switchboard.closeAll();
        List<ChatSession> last = List.copyOf(sessions.values());
        last.forEach(session -> session.wire.close(SocketWire.GOING_AWAY));
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (!sessions.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        last.forEach(session -> session.tasks.awaitIdle(end));
        noteDepartures(Duration.ZERO);
    }

    /** Presence is worth no message. */
    private void areHere(List<ChatSession> some, Instant moment) {
        try {
            presence.areHere(some.stream().map(session -> session.viewer.id()).collect(toSet()), moment);
        } catch (RuntimeException e) {
            LOG.debugf(e, "%d connections are here, and nobody knows", some.size());
        }
    }

    private void noteDepartures(Duration seenEvery) {
        try {
            presence.noteDepartures(seenEvery, FAREWELL);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Some have left, and nobody knows");
        }
    }
}
