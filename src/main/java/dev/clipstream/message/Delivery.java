package dev.clipstream.message;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A message that an account has not been given yet. Who claims it is about to give it. */
@Entity
class Delivery extends PanacheEntityBase {

    /** Part of a statement: the claim is nobody's, or its holder's time is over. */
    private static final String FREE = " claimed_until < :now ";

    @Embeddable
    record Key(long accountId, long messageId) {}

    @EmbeddedId
    Key key;

    Instant createdAt;
    String claimedBy;
    Instant claimedUntil;

    static void insert(long messageId, long accountId, Instant now) {
        query("insert into delivery (account_id, message_id, created_at, claimed_until)"
                        + " values (:account, :message, :now, :never)")
                .setParameter("account", accountId)
                .setParameter("message", messageId)
                .setParameter("now", now)
                .setParameter("never", Instant.EPOCH)
                .executeUpdate();
    }

    /** For all members but the sender. */
    static void insertForGroup(long messageId, long groupId, long senderId, Instant now) {
        query("insert into delivery (account_id, message_id, created_at, claimed_until)"
                        + " select account_id, :message, :now, :never from community_member"
                        + " where community_id = :group and account_id <> :sender")
                .setParameter("message", messageId)
                .setParameter("group", groupId)
                .setParameter("sender", senderId)
                .setParameter("now", now)
                .setParameter("never", Instant.EPOCH)
                .executeUpdate();
    }

    /** Claims the oldest and returns the messages' ids, the oldest first. */
    @SuppressWarnings("unchecked")
    static List<Long> claimOldest(long accountId, String claimant, Instant now, Instant until, int count) {
        int claimed = query(
                        "update delivery set claimed_by = :claimant, claimed_until = :until where account_id = :account and"
                                + FREE + "order by message_id limit " + count)
                .setParameter("claimant", claimant)
                .setParameter("until", until)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .executeUpdate();
        if (claimed == 0) {
            return List.of();
        }
        return find(
                        "select d.key.messageId from Delivery d where d.key.accountId = ?1 and d.claimedBy = ?2 order by 1",
                        accountId,
                        claimant)
                .project(Long.class)
                .list();
    }

    static void claim(long accountId, Collection<Long> messageIds, String claimant, Instant now, Instant until) {
        query("update delivery set claimed_by = :claimant, claimed_until = :until"
                        + " where account_id = :account and message_id in (:messages) and" + FREE)
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

    /** Ends the claims of one that could not give what it claimed. */
    static void release(long accountId, String claimant) {
        update(
                "claimedBy = null, claimedUntil = ?1 where key.accountId = ?2 and claimedBy = ?3",
                Instant.EPOCH,
                accountId,
                claimant);
    }

    /** Messages that one of the accounts should have been given by now, the oldest first. */
    static List<Key> overdue(Collection<Long> accountIds, Instant createdBefore, Instant now, int count) {
        return find(
                        "select d.key from Delivery d where d.key.accountId in ?1 and d.createdAt < ?2 and d.claimedUntil < ?3"
                                + " order by d.key.messageId",
                        accountIds,
                        createdBefore,
                        now)
                .project(Key.class)
                .page(0, count)
                .list();
    }

    static int forget(Instant createdBefore, int count) {
        return query("delete from delivery where created_at < :before limit " + count)
                .setParameter("before", createdBefore)
                .executeUpdate();
    }

    private static Query query(String sql) {
        return getEntityManager().createNativeQuery(sql);
    }
}
