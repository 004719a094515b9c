package dev.clipstream.like;

import dev.clipstream.database.Link;
import dev.clipstream.database.Rows;
import dev.clipstream.database.Sql;
import dev.clipstream.read.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

@Entity(name = "VideoLike")
@Table(name = "video_like")
class Like extends PanacheEntityBase {

    private static final String SELECT =
            "select straight_join p.account_id, p.video_id, v.author_id, v.is_private, l.id from ";

    private static final String VIDEOS = " p join video v on v.id = p.video_id ";

    private static final String ACCOUNTS =
            "join account a on a.id = p.account_id join account w on w.id = v.author_id ";

    private static final String LIKES_IF_SEEN =
            "left join video_like l on l.account_id = p.account_id and l.video_id = p.video_id where "
                    + Visibility.toViewerInSql("v", "p.account_id");

    private static final String LOCK = VIDEOS + LIKES_IF_SEEN + " for update";

    private static final String LOCK_FREE = VIDEOS + ACCOUNTS + LIKES_IF_SEEN + " for update skip locked";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long accountId;
    long videoId;
    Instant createdAt;

    static void insertAll(Collection<Link> links, Instant now) {
        Sql.insertAll("insert into video_like (account_id, video_id, created_at) values (?, ?, ?)", links, now);
    }

    static void removeAll(Collection<Long> ids) {
        Sql.updateMany("delete from video_like where id " + Rows.in(ids), ids);
    }

    /**
     * Locks the videos of those links whose account may see the video, their accounts and authors, and the likes that are
     * there. A link whose rows others have locked is left out.
     */
    static Map<Link, LikedVideo> lockFree(Collection<Link> links) {
        return lock(links, LOCK_FREE);
    }

    /** Locks the videos of those links whose account may see the video, and the likes that are there. */
    static Map<Link, LikedVideo> lock(Collection<Link> links) {
        return lock(links, LOCK);
    }

    private static Map<Link, LikedVideo> lock(Collection<Link> links, String rest) {
        Map<Link, LikedVideo> found = new HashMap<>();
        Sql.list(
                SELECT + Sql.table(links, "account_id", "video_id") + rest,
                row -> found.put(
                        new Link(row.getLong(1), row.getLong(2)),
                        new LikedVideo(row.getLong(3), row.getBoolean(4), row.getObject(5, Long.class))),
                Sql.parameters(links));
        return found;
    }
}
