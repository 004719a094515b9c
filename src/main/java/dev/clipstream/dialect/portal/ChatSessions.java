package dev.clipstream.dialect.portal;

import static java.util.stream.Collectors.toSet;

import dev.clipstream.account.Presence;
import dev.clipstream.account.SignOuts;
import dev.clipstream.account.SignedOut;
import dev.clipstream.account.Viewer;
import dev.clipstream.delivery.ConnectionRegistry;
import dev.clipstream.http.Drain;
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

/**
 * The open WebSockets of this instance. It closes those that are idle or whose token is over, and all of them before the
 * instance stops.
 */
@Singleton
class ChatSessions {

    private static final Logger LOG = Logger.getLogger(ChatSessions.class);

    private static final int PRESENCE_BATCH = 1000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ChatConfig config;
    private final ConnectionRegistry registry;
    private final Presence presence;
    private final SignOuts signOuts;
    private final ChatJson json;
    private final Clock clock;
    private final Map<String, ChatSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ChatSessions(
            ChatConfig config,
            ConnectionRegistry registry,
            Presence presence,
            SignOuts signOuts,
            ChatJson json,
            Clock clock) {
        this.config = config;
        this.registry = registry;
        this.presence = presence;
        this.signOuts = signOuts;
        this.json = json;
        this.clock = clock;
    }

    boolean isClosing() {
        return closing;
    }

    void open(Viewer viewer, WebSocketConnection connection) {
        WebSocketTransport transport = new WebSocketTransport(connection, json);
        if (closing) {
            transport.close(WebSocketTransport.GOING_AWAY);
            return;
        }
        Instant now = clock.instant();
        ChatSession session =
                new ChatSession(viewer, transport, registry.connect(viewer, transport), new FrameLimit(config), now);
        session.frames.offer(0, () -> recordPresence(List.of(session), now));
        sessions.put(connection.id(), session);
        if (closing) {
            // closeAll may not have seen this session.
            transport.close(WebSocketTransport.GOING_AWAY);
        }
    }

    Optional<ChatSession> find(WebSocketConnection connection) {
        return Optional.ofNullable(sessions.get(connection.id()));
    }

    void closed(String connectionId) {
        ChatSession session = sessions.remove(connectionId);
        if (session == null) {
            return;
        }
        session.transport.cutSoon();
        if (registry.remove(session.connection)) {
            presence.left(session.viewer);
        }
    }

    /** Closes at once the connections of an account that signed out on this instance. */
    void signOut(@Observes SignedOut signedOut) {
        sessions.values().forEach(this::endWithToken);
    }

    /** Closes a connection if the token that it was opened with has expired or is signed out; returns whether it has. */
    boolean endWithToken(ChatSession session) {
        boolean signedOut = signOuts.isSignedOut(session.viewer);
        if (!signedOut && clock.instant().isBefore(session.viewer.until())) {
            return false;
        }
        session.frames.close();
        session.connection.disconnect(signedOut ? "the account has signed out" : "the token has expired");
        return true;
    }

    /** Closes connections that are idle or whose token is over, and records presence; called about every second. */
    void watch() {
        Instant now = clock.instant();
        // A connection that is lost while it is being upgraded is never reported as closed.
        sessions.values().stream()
                .filter(session -> !session.transport.isConnected())
                .forEach(session -> closed(session.transport.id()));
        sessions.values().forEach(this::endWithToken);
        sessions.values().stream()
                .filter(session -> session.receivedAt.plus(config.idleAfter()).isBefore(now))
                .forEach(session -> session.transport.close(WebSocketTransport.SILENT));
        List<ChatSession> due = sessions.values().stream()
                .filter(session -> session.presenceAt.plus(config.seenEvery()).isBefore(now))
                .limit(PRESENCE_BATCH)
                .toList();
        due.forEach(session -> session.presenceAt = now);
        recordPresence(due, now);
        recordDepartures(config.seenEvery());
    }

    /**
     * Closes all connections after the messages being written are recorded as delivered, because the clients connect to
     * other instances next, and handles the frames already received. It cannot happen later than at this event: the
     * HTTP server closes before Quarkus sends its shutdown event.
     */
    void closeAll(@Observes @Priority(Drain.DRAINED) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        closing = true;
        registry.closeAll();
        List<ChatSession> last = List.copyOf(sessions.values());
        last.forEach(session -> session.transport.close(WebSocketTransport.GOING_AWAY));
        long end = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        while (!sessions.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        last.forEach(session -> session.frames.awaitIdle(end));
        recordDepartures(Duration.ZERO);
    }

    /** Logs failures only, because messages must be delivered even if presence cannot be recorded. */
    private void recordPresence(List<ChatSession> some, Instant moment) {
        try {
            presence.recordConnected(
                    some.stream().map(session -> session.viewer.id()).collect(toSet()), moment);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Could not record the presence of %d connections", some.size());
        }
    }

    private void recordDepartures(Duration seenEvery) {
        try {
            presence.recordDepartures(seenEvery, CLOSE_TIMEOUT);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Could not record departures");
        }
    }
}
