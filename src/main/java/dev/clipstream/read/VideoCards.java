package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.ParsedQueries;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Loads video cards, a whole list in one statement. */
@Singleton
public class VideoCards {

    private static final String LOAD = """
            select new dev.clipstream.read.VideoCard(v.id, %s,
              v.title, v.source, v.coverSource, v.favoriteCount, v.commentCount,
              exists (select 1 from VideoLike l where l.accountId = :viewer and l.videoId = v.id), v.publishedAt,
              v.description, v.type, v.isPrivate)
            from Video v join Account a on a.id = v.authorId
            where v.id in :ids and %s
            """.formatted(Profile.SELECT, Visibility.toViewer("v"));

    private final Queries queries;

    VideoCards(Queries queries) {
        this.queries = queries;
    }

    static void parse(@Observes @Initialized(ApplicationScoped.class) Object start) {
        ParsedQueries.keepInImage(LOAD);
    }

    /** Returns one card; throws {@link Problem.UnknownVideo} if the viewer sees no such video. */
    public VideoCard get(long videoId, Viewer viewer) {
        return load(List.of(videoId), viewer).stream().findFirst().orElseThrow(Problem.UnknownVideo::new);
    }

    /** Returns the cards in the order of the ids; a video that is gone, or hidden from the viewer, is left out. */
    public List<VideoCard> load(Collection<Long> ids, Viewer viewer) {
        return queries.batch(VideoCard.class, LOAD, Map.of("viewer", viewer.id()), ids, VideoCard::id);
    }
}
