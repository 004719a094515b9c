package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Attachments;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads video cards, a whole list in three statements at the most: the videos, their authors, and the viewer's marks. */
@Singleton
public class VideoCards {

    private final Rows rows;
    private final Profiles profiles;
    private final ViewerMarks marks;
    private final Kept<Long, VideoRow> kept;
    private final Attachments attachments;

    VideoCards(Rows rows, Profiles profiles, ViewerMarks marks, Caches caches) {
        this.rows = rows;
        this.profiles = profiles;
        this.marks = marks;
        kept = caches.of(Cached.VIDEOS, (id, video) -> video.bytes());
        attachments = caches.attachments(Cached.ATTACHMENTS);
    }

    void forget(@Observes Changed changed) {
        changed.videos().forEach(kept::forget);
    }

    /** Returns one video; throws {@link Problem.UnknownVideo} if the viewer sees no such video. */
    public VideoRow get(long videoId, Viewer viewer) {
        return find(videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** Returns the video, unless it is gone or hidden from the viewer. */
    Optional<VideoRow> find(long videoId, Viewer viewer) {
        return rows(List.of(videoId), viewer).stream().findFirst();
    }

    /** Returns the videos in the order of the ids, as {@link #load} does. */
    List<VideoRow> rows(Collection<Long> ids, Viewer viewer) {
        return visible(ids, kept.getAll(ids, this::read), viewer);
    }

    /**
     * Returns the cards in the order of the ids; a video that is gone, or hidden from the viewer, is left out.
     *
     * @param read those videos, if they were just read, or nothing
     */
    List<VideoCard> load(Collection<Long> ids, Viewer viewer, Map<Long, VideoRow> read) {
        List<VideoRow> videos = visible(ids, read.isEmpty() ? kept.getAll(ids, this::read) : read, viewer);
        if (videos.isEmpty()) {
            return List.of();
        }
        Set<Long> authorIds = HashSet.newHashSet(videos.size());
        videos.forEach(video -> authorIds.add(video.authorId()));
        Marks marked = marks.of(viewer, ids, authorIds);
        Map<Long, AccountRow> authors = profiles.rows(authorIds);
        List<VideoCard> cards = new ArrayList<>(videos.size());
        for (VideoRow video : videos) {
            AccountRow author = authors.get(video.authorId());
            if (author != null) {
                cards.add(video.card(author.profile(viewer, marked), marked));
            }
        }
        return cards;
    }

    private static List<VideoRow> visible(Collection<Long> ids, Map<Long, VideoRow> found, Viewer viewer) {
        List<VideoRow> videos = new ArrayList<>(ids.size());
        for (Long id : ids) {
            VideoRow video = found.get(id);
            if (video != null && video.isVisibleTo(viewer)) {
                videos.add(video);
            }
        }
        return videos;
    }

    /**
     * Reads whole videos instead of ids.
     *
     * @param toKeep whether they are kept
     * @param from what follows the columns of the video {@code v} in the statement
     */
    Map<Long, VideoRow> read(boolean toKeep, String from, Object... parameters) {
        Kept.AsOf now = kept.now();
        Map<Long, VideoRow> videos = select(toKeep, from, parameters);
        if (toKeep) {
            kept.keep(videos, now);
        }
        return videos;
    }

    private Map<Long, VideoRow> read(Collection<Long> ids) {
        return select(true, " from video v where v.id " + Rows.in(ids), ids);
    }

    private Map<Long, VideoRow> select(boolean toKeep, String from, Object... parameters) {
        Map<Long, VideoRow> videos = new LinkedHashMap<>();
        rows.list(
                        "select " + VideoRow.COLUMNS + from,
                        row -> VideoRow.of(row, toKeep ? attachments.create() : null),
                        parameters)
                .forEach(video -> videos.put(video.id(), video));
        return videos;
    }
}
