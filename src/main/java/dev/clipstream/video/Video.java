package dev.clipstream.video;

import dev.clipstream.account.Viewer;
import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Only its author sees it. */
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

    /** Whether the object is a video of that author. */
    static boolean isMadeOf(long authorId, String source) {
        return find("select v.id from Video v where v.authorId = ?1 and v.source = ?2", authorId, source)
                .project(Long.class)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    /** Whether the object is the cover of a video of that author. */
    static boolean hasCover(long authorId, String coverSource) {
        return find("select v.id from Video v where v.authorId = ?1 and v.coverSource = ?2", authorId, coverSource)
                .project(Long.class)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    /** Those that the viewer sees, newest first. */
    static List<Long> idsByAuthor(long authorId, Viewer viewer, Slice slice) {
        String seen = viewer.id() == authorId ? "" : " and %s.isPrivate = false";
        // Nor does the place of a private video tell others when it was published.
        String after = slice.isFirst()
                ? ""
                : """
                 and v.publishedAt <= %1$s and (v.publishedAt < %1$s or v.id < :after)
                """.formatted("(select p.publishedAt from Video p where p.id = :after" + seen.formatted("p") + ")");
        Map<String, Object> parameters = new HashMap<>(Map.of("author", authorId));
        if (!slice.isFirst()) {
            parameters.put("after", slice.after());
        }
        return Video.find(
                        "select v.id from Video v where v.authorId = :author" + seen.formatted("v") + after
                                + " order by v.publishedAt desc, v.id desc",
                        parameters)
                .project(Long.class)
                .page(0, slice.count())
                .list();
    }

    /** Locks the row, if the viewer sees it, and after it the viewer's like, if there is one. */
    @SuppressWarnings("unchecked")
    static Optional<LikedVideo> lockWithLike(long id, Viewer viewer) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        select v.author_id, cast(v.is_private as signed), l.id from video v
                        left join video_like l on l.video_id = v.id and l.account_id = ?2
                        where v.id = ?1 and (v.is_private = false or v.author_id = ?2) for update
                        """)
                .setParameter(1, id)
                .setParameter(2, viewer.id())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new LikedVideo((Long) row[0], ((Number) row[1]).intValue() == 1, row[2] != null));
    }

    static void addToFavoriteCount(long id, int delta) {
        update("favoriteCount = favoriteCount + ?1 where id = ?2", delta, id);
    }

    static void addToCommentCount(long id, int delta) {
        update("commentCount = commentCount + ?1 where id = ?2", delta, id);
    }
}
