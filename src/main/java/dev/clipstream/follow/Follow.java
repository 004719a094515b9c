package dev.clipstream.follow;

import dev.clipstream.database.Link;
import dev.clipstream.database.Rows;
import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

@Entity
class Follow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long followerId;
    long followeeId;
    Instant createdAt;

    /** Inserts the follow; returns whether it is new. */
    static boolean insert(long followerId, long followeeId, Instant now) {
        return Sql.update(
                        "insert ignore into follow (follower_id, followee_id, created_at) values (?1, ?2, ?3)",
                        followerId,
                        followeeId,
                        now)
                == 1;
    }

    /** Inserts follows that are not there. */
    static void insertAll(Collection<Link> links, Instant now) {
        Sql.insertAll("insert into follow (follower_id, followee_id, created_at) values (?, ?, ?)", links, now);
    }

    static void removeAll(Collection<Long> ids) {
        Sql.updateMany("delete from follow where id " + Rows.in(ids), ids);
    }

    /**
     * Locks the accounts of links, and the follows that are there, whose ids it returns; null for others. A link is left
     * out if others have locked its rows, or an account does not exist.
     */
    static Map<Link, Long> lockFree(Collection<Link> links) {
        return find(
                links,
                "join account a on a.id = p.followee_id join account b on b.id = p.follower_id",
                " for update skip locked");
    }

    /** Returns the ids of those that are there, and null for others. */
    static Map<Link, Long> findAll(Collection<Link> links) {
        return find(links, "", "");
    }

    private static Map<Link, Long> find(Collection<Link> links, String accounts, String mode) {
        Map<Link, Long> found = new HashMap<>();
        Sql.list(
                "select straight_join p.follower_id, p.followee_id, f.id from "
                        + Sql.table(links, "follower_id", "followee_id") + " p " + accounts
                        + " left join follow f on f.follower_id = p.follower_id and f.followee_id = p.followee_id"
                        + mode,
                row -> found.put(new Link(row.getLong(1), row.getLong(2)), row.getObject(3, Long.class)),
                Sql.parameters(links));
        return found;
    }

    static boolean areFriends(long one, long other) {
        return count("(followerId = ?1 and followeeId = ?2) or (followerId = ?2 and followeeId = ?1)", one, other) == 2;
    }
}
