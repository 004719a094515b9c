package dev.clipstream.delivery;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Stores messages without delivering them, and says what becomes of those that wait. */
@Singleton
class StoredMessages {

    /** How many {@link #store} can store: the maximum depth of recursive queries in the database. */
    static final int AT_ONCE = 1000;

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Clock clock;

    StoredMessages(EntityManager entityManager, Transactions transactions, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores a message as if another instance had stored it and delivered it to its own connections. */
    void storeElsewhere(Client sender, Client receiver, String text) {
        transactions.run(() -> store(sender, receiver, text, 0, 1));
    }

    /** Stores old messages that are not delivered. */
    void storeUndelivered(Client sender, Client receiver, int count) {
        transactions.run(() -> {
            for (int first = 0; first < count; first += AT_ONCE) {
                store(sender, receiver, null, first, Math.min(AT_ONCE, count - first));
            }
            entityManager
                    .createNativeQuery("""
                            insert into delivery (account_id, message_id, created_at, claimed_until)
                            select ?1, id, '2026-01-01', '1970-01-01' from message where from_id = ?2
                            """)
                    .setParameter(1, receiver.userId())
                    .setParameter(2, sender.userId())
                    .executeUpdate();
        });
    }

    long firstMessage(Client sender) {
        return entityManager
                .createQuery("select min(m.id) from Message m where m.fromId = ?1", Long.class)
                .setParameter(1, sender.userId())
                .getSingleResult();
    }

    /** Marks the sender's first message as not delivered, although the client has it. */
    long markUndelivered(Client sender, Client receiver) {
        return transactions.call(() -> {
            long id = firstMessage(sender);
            PendingDelivery.insert(id, List.of(receiver.userId()), sender.userId(), Instant.EPOCH);
            return id;
        });
    }

    long claimed(Client receiver) {
        return transactions.call(
                () -> PendingDelivery.count("key.accountId = ?1 and claimedBy is not null", receiver.userId()));
    }

    /** Ends all claims of the receiver and returns their number. */
    long endClaims(Client receiver) {
        return transactions.call(() ->
                PendingDelivery.update("claimedUntil = ?1 where key.accountId = ?2", Instant.EPOCH, receiver.userId()));
    }

    void store(Client sender, Client receiver, String text, int before, int count) {
        entityManager
                .createNativeQuery("""
                        insert into message (low_id, high_id, from_id, content, created_at)
                        with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
                        select ?2, ?3, ?4, coalesce(?5, concat('message ', i + ?7)), ?6 from n order by i
                        """)
                .setParameter(1, count)
                .setParameter(2, Math.min(sender.userId(), receiver.userId()))
                .setParameter(3, Math.max(sender.userId(), receiver.userId()))
                .setParameter(4, sender.userId())
                .setParameter(5, text)
                .setParameter(6, clock.instant())
                .setParameter(7, before)
                .executeUpdate();
    }

    long waiting(Client receiver) {
        return transactions.call(() -> PendingDelivery.count("key.accountId", receiver.userId()));
    }
}
