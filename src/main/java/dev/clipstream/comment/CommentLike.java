package dev.clipstream.comment;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Collection;

@Entity
class CommentLike extends PanacheEntityBase {

    @Embeddable
    record Key(long commentId, long accountId) {}

    @EmbeddedId
    Key key;

    Instant createdAt;

    /** Inserts the like if it is new and the account exists; returns whether it did. */
    static boolean insert(long commentId, long accountId, Instant now) {
        return Sql.update("""
                                insert ignore into comment_like (comment_id, account_id, created_at)
                                select ?1, a.id, ?2 from account a where a.id = ?3
                                """, commentId, now, accountId) == 1;
    }

    /** Removes the like; returns whether there was one. */
    static boolean remove(long commentId, long accountId) {
        return delete("key.commentId = ?1 and key.accountId = ?2", commentId, accountId) == 1;
    }

    static void removeFrom(Collection<Long> commentIds) {
        delete("key.commentId in ?1", commentIds);
    }
}
