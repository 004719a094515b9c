package dev.clipstream.delivery;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A message that is still to be delivered to an account; the connection that claims it is about to write it. */
@Entity
@Table(name = "delivery")
class PendingDelivery extends PanacheEntityBase {

    /** The condition that no connection holds a claim. */
    private static final String UNCLAIMED = " claimed_until < ?1 ";

    @Embeddable
    record Key(long accountId, long messageId) {}

    @EmbeddedId
    Key key;

    Instant createdAt;
    String claimedBy;
    Instant claimedUntil;

    static void insert(long messageId, Collection<Long> accountIds, long senderId, Instant now) {
        Sql.update("""
                insert into delivery (account_id, message_id, created_at, claimed_until)
                select id, ?1, ?2, ?3 from account where id in (?4) and id <> ?5
                """, messageId, now, Instant.EPOCH, accountIds, senderId);
    }

    /** Claims the oldest messages that are not claimed and returns the ids of all that are claimed, the oldest first. */
    static List<Long> claimOldest(long accountId, String claimant, Instant now, Instant until, int count) {
        int claimed = Sql.update(
                "update delivery set claimed_by = ?2, claimed_until = ?3 where account_id = ?4 and" + UNCLAIMED
                        + "order by message_id limit " + count,
                now,
                claimant,
                until,
                accountId);
        if (claimed == 0) {
            return List.of();
        }
        return find(
                        "select d.key.messageId from PendingDelivery d where d.key.accountId = ?1 and d.claimedBy = ?2 order by 1",
                        accountId,
                        claimant)
                .project(Long.class)
                .list();
    }

    static void claim(long accountId, Collection<Long> messageIds, String claimant, Instant now, Instant until) {
        Sql.update(
                "update delivery set claimed_by = ?2, claimed_until = ?3"
                        + " where account_id = ?4 and message_id in (?5) and" + UNCLAIMED,
                now,
                claimant,
                until,
                accountId,
                messageIds);
    }

    static void remove(long accountId, Collection<Long> messageIds) {
        delete("key.accountId = ?1 and key.messageId in ?2", accountId, messageIds);
    }

    static void release(long accountId, String claimant) {
        update(
                "claimedBy = null, claimedUntil = ?1 where key.accountId = ?2 and claimedBy = ?3",
                Instant.EPOCH,
                accountId,
                claimant);
    }

    /** Returns what is pending since before a moment and not claimed, the oldest message first. */
    static List<Key> overdue(Collection<Long> accountIds, Instant createdBefore, Instant now, int count) {
        return find(
                        "select d.key from PendingDelivery d where d.key.accountId in ?1 and d.createdAt < ?2 and d.claimedUntil < ?3"
                                + " order by d.key.messageId",
                        accountIds,
                        createdBefore,
                        now)
                .project(Key.class)
                .page(0, count)
                .list();
    }

    static int expire(Instant createdBefore, int count) {
        return Sql.update("delete from delivery where created_at < ?1 limit " + count, createdBefore);
    }
}
