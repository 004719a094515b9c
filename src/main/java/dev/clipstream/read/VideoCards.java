package dev.clipstream.read;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Loads video cards, a whole list in two statements at the most. */
@Singleton
public class VideoCards {

    private static final String LOAD = """
            select v.id, v.author_id, v.title, v.source, v.cover_source, v.favorite_count, v.comment_count,
              v.published_at, v.description, v.type, v.is_private, %s,
              exists (select 1 from video_like l where l.account_id = ? and l.video_id = v.id),
              exists (select 1 from follow f where f.follower_id = ? and f.followee_id = a.id)
            from video v join account a on a.id = v.author_id where v.id %s
            """;

    private static final int AUTHOR = 12;
    private static final int LIKED = AUTHOR + AccountRow.COLUMN_COUNT;
    private static final int FOLLOWED = LIKED + 1;

    private final Rows rows;
    private final Profiles profiles;
    private final ViewerMarks marks;
    private final Kept<Long, VideoRow> kept;

    VideoCards(Rows rows, Profiles profiles, ViewerMarks marks, Caches caches) {
        this.rows = rows;
        this.profiles = profiles;
        this.marks = marks;
        kept = caches.of(Cached.VIDEOS, (id, video) -> video.bytes());
    }

    void forget(@Observes Changed changed) {
        changed.videos().forEach(kept::forget);
    }

    /** Returns one card; throws {@link Problem.UnknownVideo} if the viewer sees no such video. */
    public VideoCard get(long videoId, Viewer viewer) {
        return load(List.of(videoId), viewer).stream().findFirst().orElseThrow(Problem.UnknownVideo::new);
    }

    /** Returns the cards in the order of the ids; a video that is gone, or hidden from the viewer, is left out. */
    public List<VideoCard> load(Collection<Long> ids, Viewer viewer) {
        Marks marksOfRead = new Marks();
        Map<Long, AccountRow> authorsOfRead = new HashMap<>();
        Map<Long, VideoRow> found = kept.getAll(ids, all -> read(all, viewer, marksOfRead, authorsOfRead));
        List<VideoRow> videos = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(video -> video.isVisibleTo(viewer))
                .toList();
        List<Long> authorIds =
                videos.stream().map(VideoRow::authorId).distinct().toList();
        Marks marked = marks.of(viewer, videos.stream().map(VideoRow::id).toList(), authorIds, marksOfRead);
        Map<Long, Profile> authors = profiles.load(authorIds, viewer, marked, authorsOfRead).stream()
                .collect(toMap(Profile::id, Function.identity()));
        return videos.stream()
                .filter(video -> authors.containsKey(video.authorId()))
                .map(video -> video.card(authors.get(video.authorId()), marked))
                .toList();
    }

    /** Reads the authors too, and what the viewer likes and whom the viewer follows. */
    private Map<Long, VideoRow> read(Collection<Long> ids, Viewer viewer, Marks marked, Map<Long, AccountRow> authors) {
        Kept.AsOf now = profiles.now();
        Map<Long, VideoRow> videos = new HashMap<>();
        Rows.Reader<VideoRow> reader = row -> {
            VideoRow video = row(row);
            videos.put(video.id(), video);
            authors.put(video.authorId(), AccountRow.of(row, AUTHOR));
            marked.addVideo(video.id(), row.getBoolean(LIKED));
            marked.addAccount(video.authorId(), row.getBoolean(FOLLOWED));
            return video;
        };
        rows.list(LOAD.formatted(AccountRow.COLUMNS, Rows.in(ids)), reader, viewer.id(), viewer.id(), ids);
        profiles.keep(authors, now);
        return videos;
    }

    private static VideoRow row(ResultSet row) throws SQLException {
        return new VideoRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                Rows.moment(row, 8),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11));
    }
}
