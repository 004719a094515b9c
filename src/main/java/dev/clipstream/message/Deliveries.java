package dev.clipstream.message;

import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Which messages an account is still to be given, and by whom. */
@Singleton
class Deliveries {

    /** How long one may go on writing what it has claimed: what is being written then still has its time. */
    static final Duration WRITING = Duration.ofSeconds(10);

    /** How long a claim holds: longer than claiming, writing and noting what is written may take. */
    static final Duration CLAIM = WRITING.plus(Wire.LONGEST_WRITE).plusSeconds(7);

    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final int OVERDUE = 1000;
    private static final int MISSED = 10_000;

    private final Transactions transactions;
    private final Clock clock;

    Deliveries(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest message's id: whatever has a higher one was not there yet. */
    long newest() {
        return transactions.call(Message::newestId);
    }

    List<ChatCard> load(Collection<Long> messageIds) {
        return transactions.call(() -> Message.cards(messageIds));
    }

    /** Claims the oldest messages that nobody else is giving. */
    List<ChatCard> claimOldest(long accountId, String claimant, int count) {
        return transactions.call(() -> {
            Instant now = clock.instant();
            List<Long> ids = Delivery.claimOldest(accountId, claimant, now, now.plus(CLAIM), count);
            return ids.isEmpty() ? List.of() : Message.cards(ids);
        });
    }

    /** So that no connection that opens now gives them again. */
    void claim(long accountId, Collection<Long> messageIds, String claimant) {
        Instant now = clock.instant();
        transactions.run(() -> Delivery.claim(accountId, messageIds, claimant, now, now.plus(CLAIM)));
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

    /** All that the accounts have written or were to get since, given already or not. */
    List<Announcement> since(Instant moment, Collection<Long> accountIds) {
        return transactions.call(() -> Message.since(moment, accountIds, MISSED)).stream()
                .map(key -> Announcement.reminder(key.messageId(), key.accountId()))
                .toList();
    }

    int forget(Instant createdBefore, int count) {
        return transactions.call(() -> Delivery.forget(createdBefore, count));
    }
}
