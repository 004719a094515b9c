package dev.clipstream.like;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Sql;
import dev.clipstream.read.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

@Entity(name = "VideoLike")
@Table(name = "video_like")
class Like extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long accountId;
    long videoId;
    Instant createdAt;

    /** Inserts a like. The caller has locked the row of the video and found no such like. */
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

    /** Locks the row of the video, if the viewer may see it, and then the viewer's like, if there is one. */
    static Optional<LikedVideo> lockVideo(long videoId, Viewer viewer) {
        return Sql.rows("""
                        select v.author_id, cast(v.is_private as signed), l.id from video v
                        left join video_like l on l.video_id = v.id and l.account_id = ?2
                        where v.id = ?1 and %s for update
                        """.formatted(Visibility.toViewerInSql("v", 2)), videoId, viewer.id()).stream()
                .findFirst()
                .map(row -> new LikedVideo((Long) row[0], ((Number) row[1]).intValue() == 1, row[2] != null));
    }
}
