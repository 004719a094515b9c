package dev.clipstream.video;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;

@Entity
class Video extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long authorId;

    String title;

    String source;

    String coverSource;

    long favoriteCount;

    long commentCount;

    Instant publishedAt;

    String description;

    String type;

    /** Whether only the author sees the video. */
    boolean isPrivate;

    static long insert(Publication publication, Instant now) {
        Video video = new Video();
        video.authorId = publication.authorId();
        video.title = publication.title();
        video.description = publication.description();
        video.type = publication.type();
        video.isPrivate = publication.isPrivate();
        video.source = publication.source();
        video.coverSource = publication.coverSource();
        video.publishedAt = now;
        video.persist();
        return video.id;
    }

    /** Returns whether the object is a video of that author. */
    static boolean isMadeOf(long authorId, String source) {
        return find("select v.id from Video v where v.authorId = ?1 and v.source = ?2", authorId, source)
                .project(Long.class)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    /** Returns whether the object is the cover of a video of that author. */
    static boolean hasCover(long authorId, String coverSource) {
        return find("select v.id from Video v where v.authorId = ?1 and v.coverSource = ?2", authorId, coverSource)
                .project(Long.class)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    static void addToFavoriteCounts(Map<Long, Long> deltas) {
        Sql.add("video", Map.of("favorite_count", deltas));
    }

    static void addToCommentCount(long id, int delta) {
        update("commentCount = commentCount + ?1 where id = ?2", delta, id);
    }
}
