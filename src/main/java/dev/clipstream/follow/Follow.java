package dev.clipstream.follow;

import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

@Entity
class Follow extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long followerId;
    long followeeId;
    Instant createdAt;

    /** Returns whether it is new. */
    static boolean insert(long followerId, long followeeId, Instant now) {
        return getEntityManager()
                        .createNativeQuery(
                                "insert ignore into follow (follower_id, followee_id, created_at) values (?1, ?2, ?3)")
                        .setParameter(1, followerId)
                        .setParameter(2, followeeId)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    /** Returns whether it was there. */
    static boolean remove(long followerId, long followeeId) {
        return delete("followerId = ?1 and followeeId = ?2", followerId, followeeId) == 1;
    }

    /** Whom the account follows, the last followed first. */
    static List<Long> followeeIds(long accountId, Slice slice) {
        return ids("""
                select f.followeeId from Follow f where f.followerId = ?1 and f.id <
                  coalesce((select p.id from Follow p where p.followerId = ?1 and p.followeeId = ?2), ?3)
                order by f.id desc
                """, accountId, slice);
    }

    /** Who follows the account, the last one first. */
    static List<Long> followerIds(long accountId, Slice slice) {
        return ids("""
                select f.followerId from Follow f where f.followeeId = ?1 and f.id <
                  coalesce((select p.id from Follow p where p.followeeId = ?1 and p.followerId = ?2), ?3)
                order by f.id desc
                """, accountId, slice);
    }

    /** Whom the account follows and is followed by, the last followed first. */
    static List<Long> friendIds(long accountId, Slice slice) {
        return ids("""
                select f.followeeId from Follow f
                  join Follow b on b.followerId = f.followeeId and b.followeeId = f.followerId
                where f.followerId = ?1 and f.id <
                  coalesce((select p.id from Follow p where p.followerId = ?1 and p.followeeId = ?2), ?3)
                order by f.id desc
                """, accountId, slice);
    }

    /** As above, a page of them, of which the first is 1. */
    static List<Long> friendIds(long accountId, int page, int count) {
        return find("""
                        select f.followeeId from Follow f
                          join Follow b on b.followerId = f.followeeId and b.followeeId = f.followerId
                        where f.followerId = ?1 order by f.id desc
                        """, accountId).project(Long.class).page(page - 1, count).list();
    }

    static boolean exists(long followerId, long followeeId) {
        return count("followerId = ?1 and followeeId = ?2", followerId, followeeId) == 1;
    }

    static boolean areFriends(long one, long other) {
        return count("(followerId = ?1 and followeeId = ?2) or (followerId = ?2 and followeeId = ?1)", one, other) == 2;
    }

    private static List<Long> ids(String query, long accountId, Slice slice) {
        return find(query, accountId, slice.after(), slice.isFirst() ? Long.MAX_VALUE : 0L)
                .project(Long.class)
                .page(0, slice.count())
                .list();
    }
}
