package dev.clipstream.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A message that is still to be delivered to an account; the connection that claims it is about to write it. */
@Entity
@Table(name = "delivery")
class PendingDelivery extends PanacheEntityBase {

    /** The condition that no connection holds a claim. */
    private static final String UNCLAIMED = " claimed_until < :now ";

    @Embeddable
    record Key(long accountId, long messageId) {}

    @EmbeddedId
    Key key;

    Instant createdAt;
    String claimedBy;
    Instant claimedUntil;

    static void insert(long messageId, Collection<Long> accountIds, long senderId, Instant now) {
        query("insert into delivery (account_id, message_id, created_at, claimed_until)"
                        + " select id, :message, :now, :never from account where id in (:accounts) and id <> :sender")
                .setParameter("message", messageId)
                .setParameter("now", now)
                .setParameter("never", Instant.EPOCH)
                .setParameter("accounts", accountIds)
                .setParameter("sender", senderId)
                .executeUpdate();
    }

    /** Claims the oldest messages that are not claimed and returns the ids of all that are claimed, the oldest first. */
    @SuppressWarnings("unchecked")
    static List<Long> claimOldest(long accountId, String claimant, Instant now, Instant until, int count) {
        int claimed = query(
                        "update delivery set claimed_by = :claimant, claimed_until = :until where account_id = :account and"
                                + UNCLAIMED + "order by message_id limit " + count)
                .setParameter("claimant", claimant)
                .setParameter("until", until)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .executeUpdate();
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
        query("update delivery set claimed_by = :claimant, claimed_until = :until"
                        + " where account_id = :account and message_id in (:messages) and" + UNCLAIMED)
                .setParameter("claimant", claimant)
                .setParameter("until", until)
                .setParameter("account", accountId)
                .setParameter("messages", messageIds)
                .setParameter("now", now)
                .executeUpdate();
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
        return query("delete from delivery where created_at < :before limit " + count)
                .setParameter("before", createdBefore)
                .executeUpdate();
    }

    private static Query query(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }
}
