package dev.clipstream.video;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.ParsedQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Loads video cards, a whole list in one statement: its query also names the entities of likes and follows. */
@Singleton
public class VideoCards {

    private static final String LOAD = """
            select new dev.clipstream.video.VideoCard(v.id, %s,
              v.title, v.source, v.coverSource, v.favoriteCount, v.commentCount,
              exists (select 1 from VideoLike l where l.accountId = :viewer and l.videoId = v.id), v.publishedAt,
              v.description, v.type, v.isPrivate)
            from Video v join Account a on a.id = v.authorId
            where v.id in :ids and (v.isPrivate = false or v.authorId = :viewer)
            """.formatted(Profile.SELECT);

    private final EntityManager entityManager;

    VideoCards(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    static void parse(@Observes @Initialized(ApplicationScoped.class) Object start) {
        ParsedQueries.keepInImage(LOAD);
    }

    /** Returns the cards in the order of the ids; a video that is gone, or not the viewer's to see, is left out. */
    public List<VideoCard> load(Collection<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, VideoCard> cards = entityManager
                .createQuery(LOAD, VideoCard.class)
                .setParameter("ids", ids)
                .setParameter("viewer", viewer.id())
                .getResultList()
                .stream()
                .collect(toMap(VideoCard::id, Function.identity()));
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }
}
