package dev.clipstream.message;

import static java.util.stream.Collectors.partitioningBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final MessageMeters meters;
    private final BatchQueue<ChatCard> queue;
    /** Messages that the client has. */
    private final Set<Long> written = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    private volatile boolean isWritingBacklog;
    private boolean started;
    private long newestBefore;

    Line(long accountId, Wire wire, Deliveries deliveries, MessageMeters meters, int capacity) {
        this.accountId = accountId;
        this.wire = wire;
        this.deliveries = deliveries;
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

    /** A message that it should have by now, or has. */
    void remind(ChatCard card) {
        queue.remind(card);
    }

    /** Its client has sent that itself. */
    void knows(long messageId) {
        written.add(messageId);
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

    /** What fails here is overdue, and comes again. */
    private void handle(List<ChatCard> cards) {
        try {
            if (!started) {
                newestBefore = deliveries.newest();
                started = true;
            }
            if (cards.stream().anyMatch(card -> card.id() <= newestBefore)) {
                writeBacklog();
            }
            Map<Boolean, List<ChatCard>> later = cards.stream()
                    .filter(card -> card.id() > newestBefore)
                    .collect(partitioningBy(card -> written.contains(card.id())));
            if (!later.get(true).isEmpty()) {
                deliveries.done(accountId, ids(later.get(true)));
            }
            List<ChatCard> fresh = later.get(false);
            if (!fresh.isEmpty() && queue.isOpen()) {
                long end = endOfWriting();
                deliveries.claim(accountId, ids(fresh), wire.id());
                write(fresh, end);
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "Delivery to account %d", accountId);
            if (!started) {
                hangUp("try again later");
            }
        }
    }

    private void writeBacklog() {
        List<ChatCard> cards;
        isWritingBacklog = true;
        try {
            do {
                long end = endOfWriting();
                cards = deliveries.claimOldest(accountId, wire.id(), BATCH);
                write(cards, end);
            } while (!cards.isEmpty() && queue.isOpen());
        } finally {
            isWritingBacklog = false;
        }
    }

    private static long endOfWriting() {
        return System.nanoTime() + Deliveries.WRITING.toNanos();
    }

    private void write(List<ChatCard> cards, long end) {
        List<Long> done = new ArrayList<>();
        try {
            for (ChatCard card : cards) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("reads too slowly");
                }
                if (written.add(card.id())) {
                    wire.write(card);
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
