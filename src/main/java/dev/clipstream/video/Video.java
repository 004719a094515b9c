package dev.clipstream.video;

import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
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

    /** Newest first. */
    static List<Long> idsByAuthor(long authorId, Slice slice) {
        String after = slice.isFirst() ? "" : """
                and v.publishedAt <= (select p.publishedAt from Video p where p.id = :after)
                and (v.publishedAt < (select p.publishedAt from Video p where p.id = :after) or v.id < :after)
                """;
        Parameters parameters = Parameters.with("author", authorId);
        return Video.find(
                        "select v.id from Video v where v.authorId = :author " + after
                                + "order by v.publishedAt desc, v.id desc",
                        slice.isFirst() ? parameters : parameters.and("after", slice.after()))
                .project(Long.class)
                .page(0, slice.count())
                .list();
    }

    /** Locks the row and returns the id of the author. */
    static Optional<Long> lockAndGetAuthorId(long id) {
        return getEntityManager()
                .createNativeQuery("select author_id from video where id = ?1 for update", Long.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst();
    }

    static void addToFavoriteCount(long id, int delta) {
        update("favoriteCount = favoriteCount + ?1 where id = ?2", delta, id);
    }

    static void addToCommentCount(long id, int delta) {
        update("commentCount = commentCount + ?1 where id = ?2", delta, id);
    }
}
