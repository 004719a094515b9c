package dev.clipstream.like;

import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity(name = "VideoLike")
@Table(name = "video_like")
class Like extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long accountId;
    long videoId;
    Instant createdAt;

    /** Returns whether it is new. */
    static boolean insert(long accountId, long videoId, Instant now) {
        return getEntityManager()
                        .createNativeQuery(
                                "insert ignore into video_like (account_id, video_id, created_at) values (?1, ?2, ?3)")
                        .setParameter(1, accountId)
                        .setParameter(2, videoId)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    /** Returns whether it was there. */
    static boolean remove(long accountId, long videoId) {
        return delete("accountId = ?1 and videoId = ?2", accountId, videoId) == 1;
    }

    static boolean exists(long accountId, long videoId) {
        return count("accountId = ?1 and videoId = ?2", accountId, videoId) == 1;
    }

    /** The videos that the account likes, the last liked first. */
    static List<Long> videoIds(long accountId, Slice slice) {
        return find("""
                        select l.videoId from VideoLike l where l.accountId = ?1 and l.id <
                          coalesce((select p.id from VideoLike p where p.accountId = ?1 and p.videoId = ?2), ?3)
                        order by l.id desc
                        """, accountId, slice.after(), slice.isFirst() ? Long.MAX_VALUE : 0L)
                .project(Long.class)
                .page(0, slice.count())
                .list();
    }
}
