package dev.clipstream.follow;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

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

    /** Removes the follow; returns whether there was one. */
    static boolean remove(long followerId, long followeeId) {
        return delete("followerId = ?1 and followeeId = ?2", followerId, followeeId) == 1;
    }

    static boolean areFriends(long one, long other) {
        return count("(followerId = ?1 and followeeId = ?2) or (followerId = ?2 and followeeId = ?1)", one, other) == 2;
    }
}
