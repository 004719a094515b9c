package dev.clipstream.comment;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

@Entity
class Comment extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long videoId;

    /** Null for a comment that answers no other. */
    @Column(name = "father_id")
    Long parentId;

    long accountId;
    String content;
    long replyCount;
    long likeCount;
    Instant createdAt;

    static Optional<Comment> findOnVideo(long id, long videoId) {
        return find("id = ?1 and videoId = ?2", id, videoId).firstResultOptional();
    }

    /** Inserts a reply; returns false if there is no such account. */
    static boolean insertReply(long videoId, long parentId, long accountId, String content, Instant now) {
        return Sql.update("""
                                insert into comment (video_id, father_id, account_id, content, created_at)
                                select ?1, ?2, a.id, ?3, ?4 from account a where a.id = ?5
                                """, videoId, parentId, content, now, accountId) == 1;
    }

    /** Returns whether the comment exists. */
    static boolean addToReplyCount(long id, int delta) {
        return update("replyCount = replyCount + ?1 where id = ?2", delta, id) == 1;
    }

    /** Returns whether the comment exists. */
    static boolean addToLikeCount(long id, int delta) {
        return update("likeCount = likeCount + ?1 where id = ?2", delta, id) == 1;
    }

    static int remove(Collection<Long> ids) {
        return (int) delete("id in ?1", ids);
    }
}
