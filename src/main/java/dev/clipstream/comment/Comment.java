package dev.clipstream.comment;

import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Entity
class Comment extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long videoId;
    long accountId;
    String content;
    Instant createdAt;

    static Optional<Comment> findOnVideo(long id, long videoId) {
        return find("id = ?1 and videoId = ?2", id, videoId).firstResultOptional();
    }

    /** Newest first. */
    static List<Comment> onVideo(long videoId, Slice slice) {
        String newestFirst = "order by createdAt desc, id desc";
        var query = slice.isFirst()
                ? Comment.<Comment>find("videoId = ?1 " + newestFirst, videoId)
                : Comment.<Comment>find("""
                        videoId = ?1
                        and createdAt <= (select p.createdAt from Comment p where p.id = ?2)
                        and (createdAt < (select p.createdAt from Comment p where p.id = ?2) or id < ?2)
                        """ + newestFirst, videoId, slice.after());
        return query.page(0, slice.count()).list();
    }
}
