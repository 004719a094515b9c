package dev.clipstream.delivery;

import dev.clipstream.database.Transactions;
import dev.clipstream.read.ChatCard;
import dev.clipstream.read.ChatCards;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The messages that are still to be delivered to an account, and which connection delivers them. A bulkhead of SmallRye
 * Fault Tolerance would take as many lines as {@link #withPermit}.
 */
@Singleton
public class Outbox {

    /** How long a connection may write what it has claimed before it begins no further message. */
    static final Duration BATCH_TIMEOUT = Duration.ofSeconds(10);

    /** How long a claim holds: longer than it takes to claim, write and record a batch. */
    static final Duration CLAIM = BATCH_TIMEOUT.plus(Transport.WRITE_TIMEOUT).plusSeconds(7);

    /** How long a delivery may be pending before it is overdue. */
    private static final Duration OVERDUE_AFTER = Duration.ofSeconds(3);

    private static final int MAX_OVERDUE = 1000;

    /** A message to a large group keeps many connections busy at once, and others need the database too. */
    private static final int AT_ONCE = 8;

    /** How many copies {@link #copiesSince} returns at the most. */
    static final int PAGE = 10_000;

    private final ChatCards cards;
    private final Transactions transactions;
    private final Clock clock;
    /** Fair, because a claim runs out if its holder waits for long. */
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    Outbox(ChatCards cards, Transactions transactions, Clock clock) {
        this.cards = cards;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a message for all accounts but its sender, in the transaction that stores it. */
    public void add(long messageId, Collection<Long> accountIds, long senderId) {
        PendingDelivery.insert(messageId, accountIds, senderId, clock.instant());
    }

    /** Returns the newest message's id: a message that is stored later has a higher one. */
    long newestId() {
        return withPermit(cards::newestId);
    }

    List<ChatCard> load(Collection<Long> messageIds) {
        return transactions.call(() -> cards.load(messageIds));
    }

    /** Claims the account's oldest pending messages that no other connection has claimed. */
    List<ChatCard> claimOldest(long accountId, String claimant, int count) {
        return withPermit(() -> {
            Instant now = clock.instant();
            List<Long> ids = PendingDelivery.claimOldest(accountId, claimant, now, now.plus(CLAIM), count);
            return ids.isEmpty() ? List.of() : cards.load(ids);
        });
    }

    /** Claims messages, so that a connection that opens meanwhile does not deliver them from its backlog. */
    void claim(long accountId, Collection<Long> messageIds, String claimant) {
        withPermit(() -> {
            Instant now = clock.instant();
            PendingDelivery.claim(accountId, messageIds, claimant, now, now.plus(CLAIM));
            return null;
        });
    }

    void recordDelivered(long accountId, Collection<Long> messageIds) {
        withPermit(() -> {
            PendingDelivery.remove(accountId, messageIds);
            return null;
        });
    }

    /** Ends the claims of a connection that could not deliver what it claimed. */
    void release(long accountId, String claimant) {
        withPermit(() -> {
            PendingDelivery.release(accountId, claimant);
            return null;
        });
    }

    /** Returns what should have been delivered to the accounts by now and is claimed by no connection. */
    List<MessageNotice> overdue(Collection<Long> accountIds) {
        Instant now = clock.instant();
        return transactions
                .call(() -> PendingDelivery.overdue(accountIds, now.minus(OVERDUE_AFTER), now, MAX_OVERDUE))
                .stream()
                .map(key -> MessageNotice.redelivery(key.messageId(), key.accountId()))
                .toList();
    }

    /** Returns all that the accounts wrote or were to get since a moment, pending or not, in the order of message ids. */
    List<ChatCards.Copy> copiesSince(Instant moment, Collection<Long> accountIds, long fromMessageId) {
        return transactions.call(() -> cards.since(moment, accountIds, fromMessageId, PAGE));
    }

    int expire(Instant createdBefore, int count) {
        return transactions.call(() -> PendingDelivery.expire(createdBefore, count));
    }

    private <T> T withPermit(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return transactions.call(work);
        } finally {
            permits.release();
        }
    }
}
