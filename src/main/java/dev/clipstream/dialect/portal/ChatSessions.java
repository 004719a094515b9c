package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.Drain;
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

    /** By how much a sighting on another instance may be late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ChatConfig config;
    private final Switchboard switchboard;
    private final Presence presence;
    private final ChatJson json;
    private final Clock clock;
    private final Map<String, ChatSession> sessions = new ConcurrentHashMap<>();
    /** When accounts left that may have a connection to another instance. */
    private final Map<Long, Instant> departures = new ConcurrentHashMap<>();

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
        ChatSession session =
                new ChatSession(viewer, wire, switchboard.connect(viewer, wire), allowance, clock.instant());
        session.tasks.offer(() -> isHere(viewer));
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
        if (session != null && switchboard.disconnect(session.line)) {
            departures.put(session.viewer.id(), clock.instant());
        }
    }

    /** To be called every second or so. */
    void watch() {
        Instant now = clock.instant();
        for (ChatSession session : sessions.values()) {
            if (session.heardAt.plus(config.idleAfter()).isBefore(now)) {
                session.wire.close(SocketWire.SILENT);
            } else if (session.seenAt.plus(config.seenEvery()).isBefore(now)) {
                session.seenAt = now;
                isHere(session.viewer);
            }
        }
        departures.forEach((accountId, leftAt) -> {
            if (leftAt.plus(config.seenEvery()).plus(LATE).isBefore(now) && departures.remove(accountId, leftAt)) {
                left(new Viewer(accountId), leftAt);
            }
        });
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
    }

    /** Presence is worth no message. */
    private void isHere(Viewer viewer) {
        try {
            presence.isHere(viewer);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Account %d is here, and nobody knows", viewer.id());
        }
    }

    private void left(Viewer viewer, Instant leftAt) {
        try {
            presence.left(viewer, leftAt);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Account %d has left, and nobody knows", viewer.id());
        }
    }
}
