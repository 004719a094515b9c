package dev.clipstream.message;

import dev.clipstream.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Which messages an account is still to be given, and by whom. */
@Singleton
class Deliveries {

    /** How long one may go on writing what it has claimed: what is being written then still has its time. */
    static final Duration WRITING = Duration.ofSeconds(10);

    /** How long a claim holds: longer than claiming, writing and noting what is written take. */
    static final Duration CLAIM = WRITING.plus(Wire.LONGEST_WRITE).plusSeconds(7);

    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final int OVERDUE = 1000;

    /** How many rows {@link #since} returns at the most. */
    static final int PAGE = 10_000;

    /** A message to a large group makes many connections claim at once, and others need the database too. */
    private static final int AT_ONCE = 8;

    private final Transactions transactions;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Deliveries(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest message's id: whatever has a higher one was not there yet. */
    long newest() {
        return inTurn(Message::newestId);
    }

    List<ChatCard> load(Collection<Long> messageIds) {
        return transactions.call(() -> Message.cards(messageIds));
    }

    /** Claims the oldest messages that nobody else is giving. */
    List<ChatCard> claimOldest(long accountId, String claimant, int count) {
        return inTurn(() -> {
            Instant now = clock.instant();
            List<Long> ids = Delivery.claimOldest(accountId, claimant, now, now.plus(CLAIM), count);
            return ids.isEmpty() ? List.of() : Message.cards(ids);
        });
    }

    /** So that no connection that opens now gives them again. */
    void claim(long accountId, Collection<Long> messageIds, String claimant) {
        inTurn(() -> {
            Instant now = clock.instant();
            Delivery.claim(accountId, messageIds, claimant, now, now.plus(CLAIM));
            return null;
        });
    }

    void done(long accountId, Collection<Long> messageIds) {
        transactions.run(() -> Delivery.remove(accountId, messageIds));
    }

    void release(long accountId, String claimant) {
        transactions.run(() -> Delivery.release(accountId, claimant));
    }

    /** What should have come to the accounts and did not, because an announcement was lost. */
    List<Announcement> overdue(Collection<Long> accountIds) {
        Instant now = clock.instant();
        return transactions.call(() -> Delivery.overdue(accountIds, now.minus(USUAL), now, OVERDUE)).stream()
                .map(key -> Announcement.reminder(key.messageId(), key.accountId()))
                .toList();
    }

    /**
     * All that the accounts have written or were to get since, given already or not, in the order of their ids.
     *
     * @param from the lowest id
     */
    List<Delivery.Key> since(Instant moment, Collection<Long> accountIds, long from) {
        return transactions.call(() -> Message.since(moment, accountIds, from, PAGE));
    }

    int forget(Instant createdBefore, int count) {
        return transactions.call(() -> Delivery.forget(createdBefore, count));
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return transactions.call(work);
        } finally {
            turns.release();
        }
    }
}
