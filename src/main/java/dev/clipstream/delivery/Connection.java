package dev.clipstream.delivery;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.partitioningBy;

import dev.clipstream.read.ChatCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Delivers messages to one live connection, each once. It delivers every message that was sent after it opened, as the
 * account's other connections do. It also delivers the backlog, the messages that were pending before, unless another
 * connection claims them.
 */
public final class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);

    private static final int BATCH = 100;
    private static final int REMEMBERED = 4096;
    private static final long NOT_STARTED = Long.MAX_VALUE;

    /** A marker in the queue that stands for the backlog. Its id is lower than that of every message. */
    private static final ChatCard BACKLOG =
            new ChatCard(0, 0, null, 0, null, null, null, null, null, null, null, null, 0, null);

    private final long accountId;
    private final Transport transport;
    private final Outbox outbox;
    private final MessageBus bus;
    private final MessageMeters meters;
    private final BatchQueue<ChatCard> queue;
    /** The ids of the latest messages that the client has. */
    private final LatestIds delivered = new LatestIds(REMEMBERED);

    private volatile boolean isWritingBacklog;
    /** The id of the newest message that was there before this connection. */
    private volatile long newestBefore = NOT_STARTED;

    Connection(long accountId, Transport transport, Outbox outbox, MessageBus bus, MessageMeters meters, int capacity) {
        this.accountId = accountId;
        this.transport = transport;
        this.outbox = outbox;
        this.bus = bus;
        this.meters = meters;
        queue = new BatchQueue<>(capacity, BATCH, this::handle);
    }

    long accountId() {
        return accountId;
    }

    String id() {
        return transport.id();
    }

    void start() {
        queue.offer(BACKLOG);
    }

    void deliver(ChatCard card) {
        if (!queue.offer(card)) {
            disconnect("reads too slowly");
        }
    }

    /** Delivers a message unless the client has it, and records it as delivered; returns false if there is no room now. */
    boolean redeliver(ChatCard card) {
        return queue.offerRedelivery(card);
    }

    /**
     * Returns whether a message was sent after the client connected and may not have been delivered. Messages older than
     * those that are remembered count as delivered.
     */
    synchronized boolean isMissing(long messageId) {
        return messageId > newestBefore && messageId > delivered.highestForgotten() && !isDelivered(messageId);
    }

    synchronized boolean isDelivered(long messageId) {
        return delivered.contains(messageId);
    }

    synchronized void setDelivered(long messageId) {
        delivered.add(messageId);
    }

    /** Returns whether all that is pending for the account is about to be written here. */
    boolean isWritingBacklog() {
        return isWritingBacklog;
    }

    public void disconnect(String reason) {
        queue.close();
        transport.disconnect(reason);
    }

    void close() {
        queue.close();
    }

    /** Waits until the batch that is being written is recorded as delivered, at most until {@code end}. */
    void awaitIdle(long end) {
        queue.awaitIdle(end);
    }

    /** If this fails, {@link RedeliveryJob} delivers the messages again. */
    private void handle(List<ChatCard> cards) {
        try {
            if (newestBefore == NOT_STARTED) {
                newestBefore = outbox.newestId();
            }
            if (cards.stream().anyMatch(card -> card.id() <= newestBefore)) {
                writeBacklog();
            }
            writeNew(cards.stream().filter(card -> card.id() > newestBefore).toList());
        } catch (RuntimeException e) {
            LOG.debugf(e, "Could not deliver to account %d", accountId);
            if (newestBefore == NOT_STARTED) {
                disconnect("try again later");
            }
            cards.stream()
                    .filter(card -> card.id() > newestBefore)
                    .map(ChatCard::createdAt)
                    .min(naturalOrder())
                    .ifPresent(bus::addMissed);
        }
    }

    private void writeNew(List<ChatCard> cards) {
        Map<Boolean, List<ChatCard>> byDelivered =
                cards.stream().collect(partitioningBy(card -> isDelivered(card.id())));
        List<ChatCard> fresh = byDelivered.get(false);
        if (!byDelivered.get(true).isEmpty()) {
            outbox.recordDelivered(accountId, ids(byDelivered.get(true)));
        }
        if (!fresh.isEmpty() && queue.isOpen()) {
            outbox.claim(accountId, ids(fresh), id());
            write(fresh);
        }
    }

    private void writeBacklog() {
        List<ChatCard> cards;
        isWritingBacklog = true;
        try {
            do {
                cards = outbox.claimOldest(accountId, id(), BATCH);
                write(cards);
            } while (!cards.isEmpty() && queue.isOpen());
        } finally {
            isWritingBacklog = false;
        }
    }

    private void write(List<ChatCard> cards) {
        long end = System.nanoTime() + Outbox.BATCH_TIMEOUT.toNanos();
        List<Long> written = new ArrayList<>();
        try {
            for (ChatCard card : cards) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("reads too slowly");
                }
                if (!isDelivered(card.id())) {
                    transport.write(card);
                    setDelivered(card.id());
                    meters.delivered(card);
                }
                written.add(card.id());
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "Could not write to account %d", accountId);
            disconnect("reads too slowly");
        } finally {
            record(written, written.size() == cards.size());
        }
    }

    private void record(List<Long> written, boolean all) {
        if (!written.isEmpty()) {
            outbox.recordDelivered(accountId, written);
        }
        if (!all) {
            outbox.release(accountId, id());
        }
    }

    private static List<Long> ids(List<ChatCard> cards) {
        return cards.stream().map(ChatCard::id).toList();
    }
}
