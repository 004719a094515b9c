package dev.clipstream.delivery;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Viewer;
import dev.clipstream.read.ChatCard;
import dev.clipstream.read.ChatCards;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The live connections of this instance by account; delivers each message that the bus announces to them. */
@Singleton
public class ConnectionRegistry {

    private static final Logger LOG = Logger.getLogger(ConnectionRegistry.class);

    private static final int NOTICES = 10_000;
    private static final int BATCH = 100;
    private static final int ACCOUNTS_AT_ONCE = 1000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    /** Longer than it takes from the time of a message until its notice is published. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(15);

    private static final int LONGEST_PAUSE_MS = 160;

    private final DeliveryConfig config;
    private final Outbox outbox;
    private final MessageBus bus;
    private final MessageMeters meters;
    private final Clock clock;
    private final Map<Long, List<Connection>> connections = new ConcurrentHashMap<>();
    private final BatchQueue<Received> received = new BatchQueue<>(NOTICES, BATCH, this::deliver);
    private volatile boolean closed;

    private record Received(MessageNotice notice, Instant at) {}

    ConnectionRegistry(DeliveryConfig config, Outbox outbox, MessageBus bus, MessageMeters meters, Clock clock) {
        this.config = config;
        this.outbox = outbox;
        this.bus = bus;
        this.meters = meters;
        this.clock = clock;
    }

    /** The HTTP server opens afterwards, so the first client finds an instance that hears of every message. */
    void start(@Observes StartupEvent event) {
        bus.subscribe(this::receive);
        meters.watch(connections);
    }

    /** Opens a connection, which delivers the backlog first, and ends the account's oldest if there are too many. */
    public Connection connect(Viewer viewer, Transport transport) {
        Connection connection = new Connection(viewer.id(), transport, outbox, bus, meters, config.queue());
        List<Connection> all = connections.merge(viewer.id(), List.of(connection), ConnectionRegistry::concat);
        all.subList(0, Math.max(0, all.size() - config.connections()))
                .forEach(oldest -> oldest.disconnect("too many connections"));
        if (closed) {
            // closeAll may not have seen this connection.
            connection.close();
        }
        connection.start();
        return connection;
    }

    /** Removes a connection that has ended, and returns whether it was the account's last on this instance. */
    public boolean remove(Connection connection) {
        connection.close();
        List<Connection> rest = connections.computeIfPresent(connection.accountId(), (id, all) -> {
            List<Connection> others =
                    all.stream().filter(other -> other != connection).toList();
            return others.isEmpty() ? null : others;
        });
        return rest == null;
    }

    /** Stops delivering, and returns when what was being written is recorded as delivered, within 10 s. */
    public void closeAll() {
        closed = true;
        received.close();
        List<Connection> all =
                connections.values().stream().flatMap(List::stream).toList();
        all.forEach(Connection::close);
        long end = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        all.forEach(connection -> connection.awaitIdle(end));
    }

    /** Publishes again what is overdue for the accounts that are connected here, unless a backlog is being written. */
    void redeliverOverdue() {
        connections.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(Connection::isWritingBacklog))
                .map(Map.Entry::getKey)
                .gather(Gatherers.windowFixed(ACCOUNTS_AT_ONCE))
                .forEach(accounts -> bus.publish(outbox.overdue(accounts)));
    }

    /** Delivers what the connections here may have missed, as far as they have room; the rest stays missed. */
    void redeliverMissed() {
        bus.takeMissed().ifPresent(since -> {
            try {
                boolean complete = connections.keySet().stream()
                        .gather(Gatherers.windowFixed(ACCOUNTS_AT_ONCE))
                        .map(accounts -> redeliver(since.minus(LONGEST_COMMIT), accounts))
                        .reduce(true, Boolean::logicalAnd);
                if (!complete) {
                    bus.addMissed(since);
                }
            } catch (RuntimeException e) {
                bus.addMissed(since);
                LOG.warnf(e, "Could not look up the messages since %s: the next run tries again", since);
            }
        });
    }

    /** Returns false if there was no room for all. */
    private boolean redeliver(Instant since, Collection<Long> accountIds) {
        boolean complete = true;
        long from = 0;
        List<ChatCards.Copy> page;
        do {
            page = outbox.copiesSince(since, accountIds, from);
            complete &= page.stream()
                    .filter(copy -> of(copy.accountId()).anyMatch(one -> one.isMissing(copy.messageId())))
                    .gather(Gatherers.windowFixed(BATCH))
                    .map(this::redeliver)
                    .reduce(true, Boolean::logicalAnd);
            from = page.isEmpty() ? 0 : page.getLast().messageId();
        } while (page.size() == Outbox.PAGE);
        return complete;
    }

    private boolean redeliver(List<ChatCards.Copy> copies) {
        Map<Long, ChatCard> cards = load(copies.stream().map(ChatCards.Copy::messageId));
        return copies.stream()
                .filter(copy -> cards.containsKey(copy.messageId()))
                .flatMap(copy -> of(copy.accountId())
                        .filter(connection -> connection.isMissing(copy.messageId()))
                        .map(connection -> connection.redeliver(cards.get(copy.messageId()))))
                .reduce(true, Boolean::logicalAnd);
    }

    private void receive(MessageNotice notice) {
        suppressEcho(notice);
        Instant now = clock.instant();
        if (notice.accountIds().stream().anyMatch(connections::containsKey)
                && !received.offer(new Received(notice, now))
                && !notice.isRedelivery()) {
            bus.addMissed(now);
            LOG.warnf("The queue of notices is full: message %d will be redelivered later", notice.messageId());
        }
    }

    /** The client that sent a message shows it already, so its connection counts as having it and gets no echo. */
    private void suppressEcho(MessageNotice notice) {
        notice.accountIds().stream()
                .flatMap(this::of)
                .filter(connection -> connection.id().equals(notice.origin()))
                .forEach(connection -> connection.setDelivered(notice.messageId()));
    }

    private void deliver(List<Received> batch) {
        try {
            List<Received> late = batch;
            // Another server of a cluster may have stored messages that are not on ours yet.
            for (int pause = 10; !late.isEmpty() && pause <= LONGEST_PAUSE_MS; pause *= 2) {
                late = deliverWhatIsThere(late);
                if (!late.isEmpty()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
                }
            }
            if (!deliverWhatIsThere(late).isEmpty()) {
                bus.addMissed(late.getFirst().at);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Could not load %d messages: they will be redelivered later", batch.size());
            bus.addMissed(batch.getFirst().at);
        }
    }

    /** Returns the notices whose messages are not in the database. */
    private List<Received> deliverWhatIsThere(List<Received> batch) {
        Map<Long, ChatCard> cards = load(batch.stream().map(one -> one.notice.messageId()));
        Map<Boolean, List<Received>> there =
                batch.stream().collect(partitioningBy(one -> cards.containsKey(one.notice.messageId())));
        there.get(true).forEach(one -> deliver(one.notice, cards.get(one.notice.messageId())));
        return there.get(false);
    }

    private void deliver(MessageNotice notice, ChatCard card) {
        Stream<Connection> recipients = notice.accountIds().stream().flatMap(this::of);
        if (notice.isRedelivery()) {
            recipients.forEach(connection -> connection.redeliver(card));
        } else {
            recipients
                    .filter(connection -> !connection.isDelivered(card.id()))
                    .forEach(connection -> connection.deliver(card));
        }
    }

    private Map<Long, ChatCard> load(Stream<Long> messageIds) {
        return outbox.load(messageIds.distinct().toList()).stream().collect(toMap(ChatCard::id, Function.identity()));
    }

    private Stream<Connection> of(long accountId) {
        return connections.getOrDefault(accountId, List.of()).stream();
    }

    private static List<Connection> concat(List<Connection> some, List<Connection> more) {
        List<Connection> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
