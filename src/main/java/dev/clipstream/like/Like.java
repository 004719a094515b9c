package dev.clipstream.like;

import dev.clipstream.account.Viewer;
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

    /** The caller holds the video's row, and has seen that it is not there. */
    static void insert(long accountId, long videoId, Instant now) {
        Like like = new Like();
        like.accountId = accountId;
        like.videoId = videoId;
        like.createdAt = now;
        like.persist();
    }

    static void remove(long accountId, long videoId) {
        delete("accountId = ?1 and videoId = ?2", accountId, videoId);
    }

    /** Whether the account likes the video and the viewer sees that. */
    static boolean isSeen(long accountId, long videoId, Viewer viewer) {
        return find("""
                        select l.id from VideoLike l
                        join Video v on v.id = l.videoId and (v.isPrivate = false or v.authorId = ?3)
                        where l.accountId = ?1 and l.videoId = ?2
                        """, accountId, videoId, viewer.id())
                .project(Long.class)
                .firstResultOptional()
                .isPresent();
    }

    /** The videos that the account likes and the viewer sees, the last liked first. */
    static List<Long> videoIds(long accountId, Viewer viewer, Slice slice) {
        return find("""
                        select l.videoId from VideoLike l
                        join Video v on v.id = l.videoId and (v.isPrivate = false or v.authorId = ?4)
                        where l.accountId = ?1 and l.id < coalesce((
                          select p.id from VideoLike p
                          join Video w on w.id = p.videoId and (w.isPrivate = false or w.authorId = ?4)
                          where p.accountId = ?1 and p.videoId = ?2), ?3)
                        order by l.id desc
                        """, accountId, slice.after(), slice.isFirst() ? Long.MAX_VALUE : 0L, viewer.id())
                .project(Long.class)
                .page(0, slice.count())
                .list();
    }
}
