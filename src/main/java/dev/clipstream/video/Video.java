package dev.clipstream.video;

import dev.clipstream.list.Slice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
class Video extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long authorId;

    String title;

    String videoKey;

    String coverKey;

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

    /** Which of these object keys some video refers to. */
    static Set<String> referenced(Collection<String> keys) {
        Set<String> referenced = new HashSet<>();
        for (String column : List.of("videoKey", "coverKey")) {
            referenced.addAll(Video.find("select v.%1$s from Video v where v.%1$s in ?1".formatted(column), keys)
                    .project(String.class)
                    .list());
        }
        return referenced;
    }
}
