package dev.clipstream.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final long LAST_BATCH_SECONDS = 10;
    private static final Duration BATCH_TIME = Deliveries.CLAIM.minusSeconds(6);

    private final long accountId;
    private final Wire wire;
    private final Deliveries deliveries;
    private final MessageMeters meters;
    private final BatchQueue<ChatCard> queue;
    private final Set<Long> written = new LinkedHashSet<>();
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

    public void hangUp(String why) {
        queue.close();
        wire.hangUp(why);
    }

    void close() {
        queue.close();
    }

    /** What is being written is then known to be. */
    void awaitIdle() {
        queue.awaitIdle(LAST_BATCH_SECONDS);
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
            List<ChatCard> fresh = cards.stream()
                    .filter(card -> card.id() > newestBefore && !written.contains(card.id()))
                    .toList();
            if (!fresh.isEmpty() && queue.isOpen()) {
                deliveries.claim(accountId, ids(fresh), wire.id());
                write(fresh);
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
        do {
            cards = deliveries.claimOldest(accountId, wire.id(), BATCH);
            write(cards);
        } while (!cards.isEmpty() && queue.isOpen());
    }

    private void write(List<ChatCard> cards) {
        List<Long> done = new ArrayList<>();
        long end = System.nanoTime() + BATCH_TIME.toNanos();
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
        forgetOldest();
    }

    private void settle(List<Long> done, boolean all) {
        if (!done.isEmpty()) {
            deliveries.done(accountId, done);
        }
        if (!all) {
            deliveries.release(accountId, wire.id());
        }
    }

    private void forgetOldest() {
        while (written.size() > REMEMBERED) {
            written.remove(written.iterator().next());
        }
    }

    private static List<Long> ids(List<ChatCard> cards) {
        return cards.stream().map(ChatCard::id).toList();
    }
}
