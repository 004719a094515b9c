package dev.clipstream.message;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.partitioningBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Gives a live connection its messages, each once. What was sent after it opened it gets in any case, like every other
 * connection of the account; what was there before, only if no other one claims it.
 */
public final class Line {

    private static final Logger LOG = Logger.getLogger(Line.class);

    private static final int BATCH = 100;
    private static final int REMEMBERED = 4096;

    private final long accountId;
    private final Wire wire;
    private final Deliveries deliveries;
    private final Announcements announcements;
    private final MessageMeters meters;
    private final BatchQueue<ChatCard> queue;
    /** Messages that the client has, as far as they are remembered: the latest. */
    private final NavigableSet<Long> written = Collections.synchronizedNavigableSet(new TreeSet<>());

    private volatile long newestForgotten;
    private volatile boolean isWritingBacklog;
    private boolean started;
    private volatile long newestBefore = Long.MAX_VALUE;

    Line(
            long accountId,
            Wire wire,
            Deliveries deliveries,
            Announcements announcements,
            MessageMeters meters,
            int capacity) {
        this.accountId = accountId;
        this.wire = wire;
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.meters = meters;
        queue = new BatchQueue<>(capacity, BATCH, this::handle);
    }

    long accountId() {
        return accountId;
    }

    String id() {
        return wire.id();
    }

    void start() {
        queue.offer(ChatCard.NONE);
    }

    void offer(ChatCard card) {
        if (!queue.offer(card)) {
            hangUp("reads too slowly");
        }
    }

    /** A message that it should have by now, or has. Returns false if there is no room for it now. */
    boolean remind(ChatCard card) {
        return queue.remind(card);
    }

    /**
     * Whether its client may not have that message, though it was sent after the client connected. What is older than the
     * last thousands it is taken to have.
     */
    boolean lacks(long messageId) {
        return messageId > newestBefore && messageId > newestForgotten && !written.contains(messageId);
    }

    /** Its client has that message, or has sent it itself. */
    void knows(long messageId) {
        synchronized (written) {
            written.add(messageId);
            if (written.size() > REMEMBERED) {
                newestForgotten = Math.max(newestForgotten, written.pollFirst());
            }
        }
    }

    /** All that waits for the account is on its way. */
    boolean isWritingBacklog() {
        return isWritingBacklog;
    }

    public void hangUp(String why) {
        queue.close();
        wire.hangUp(why);
    }

    void close() {
        queue.close();
    }

    /** What is being written is then known to be, or {@code end} has come. */
    void awaitIdle(long end) {
        queue.awaitIdle(end);
    }

    /** What fails here comes again. */
    private void handle(List<ChatCard> cards) {
        try {
            if (!started) {
                newestBefore = deliveries.newest();
                started = true;
            }
            if (cards.stream().anyMatch(card -> card.id() <= newestBefore)) {
                writeBacklog();
            }
            writeNew(cards.stream().filter(card -> card.id() > newestBefore).toList());
        } catch (RuntimeException e) {
            LOG.debugf(e, "Delivery to account %d", accountId);
            if (!started) {
                hangUp("try again later");
            }
            cards.stream()
                    .filter(card -> card.id() > newestBefore)
                    .map(ChatCard::createdAt)
                    .min(naturalOrder())
                    .ifPresent(announcements::missingSince);
        }
    }

    private void writeNew(List<ChatCard> cards) {
        Map<Boolean, List<ChatCard>> byWritten =
                cards.stream().collect(partitioningBy(card -> written.contains(card.id())));
        List<ChatCard> fresh = byWritten.get(false);
        if (!byWritten.get(true).isEmpty()) {
            deliveries.done(accountId, ids(byWritten.get(true)));
        }
        if (!fresh.isEmpty() && queue.isOpen()) {
            deliveries.claim(accountId, ids(fresh), wire.id());
            write(fresh);
        }
    }

    private void writeBacklog() {
        List<ChatCard> cards;
        isWritingBacklog = true;
        try {
            do {
                cards = deliveries.claimOldest(accountId, wire.id(), BATCH);
                write(cards);
            } while (!cards.isEmpty() && queue.isOpen());
        } finally {
            isWritingBacklog = false;
        }
    }

    private void write(List<ChatCard> cards) {
        long end = System.nanoTime() + Deliveries.WRITING.toNanos();
        List<Long> done = new ArrayList<>();
        try {
            for (ChatCard card : cards) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("reads too slowly");
                }
                if (!written.contains(card.id())) {
                    wire.write(card);
                    knows(card.id());
                    meters.delivered(card);
                }
                done.add(card.id());
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "Account %d cannot be reached", accountId);
            hangUp("reads too slowly");
        } finally {
            settle(done, done.size() == cards.size());
        }
    }

    private void settle(List<Long> done, boolean all) {
        if (!done.isEmpty()) {
            deliveries.done(accountId, done);
        }
        if (!all) {
            deliveries.release(accountId, wire.id());
        }
    }

    private static List<Long> ids(List<ChatCard> cards) {
        return cards.stream().map(ChatCard::id).toList();
    }
}
