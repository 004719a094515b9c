package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads pages of the public videos. A page that is not kept is read with its videos, in one statement. */
@Singleton
public class FeedPages {

    private static final String FROM = " from video v where " + Visibility.toEverybodyInSql("v");
    private static final String AFTER = VideoLists.after(Visibility.toEverybodyInSql("p"));
    private static final int BYTES_OF_AN_ENTRY = 80;

    private final VideoCards videoCards;
    private final FeedSegments segments;
    private final Kept<Key, List<Entry>> kept;

    /** A page, by the end of its statement. */
    private record Key(String rest, List<Object> parameters) {}

    /** The place of a video in the feed. */
    record Entry(long videoId, Instant publishedAt) {}

    FeedPages(VideoCards videoCards, FeedSegments segments, Caches caches) {
        this.videoCards = videoCards;
        this.segments = segments;
        kept = caches.of(Cached.LISTS, (page, entries) -> BYTES_OF_AN_ENTRY * (3 + entries.size()));
    }

    void forget(@Observes Changed changed) {
        if (changed.lists()) {
            kept.forgetAll();
        }
    }

    /** Returns the newest public videos, the newest first. */
    public FeedPage newest(Viewer viewer, int count) {
        return page(viewer, count, VideoLists.NEWEST_FIRST);
    }

    /** Returns the public videos published before {@code time}, the newest first. */
    public FeedPage publishedBefore(Instant time, Viewer viewer, int count) {
        return segments.before(time, count + 1)
                .map(entries -> page(viewer, count, entries, Map.of()))
                .orElseGet(() -> page(viewer, count, " and v.published_at < ?" + VideoLists.NEWEST_FIRST, time));
    }

    /** Returns the public videos that come after that video, the newest first. */
    public FeedPage following(long videoId, Viewer viewer, int count) {
        return page(viewer, count, AFTER + VideoLists.NEWEST_FIRST, videoId, videoId, videoId);
    }

    /** Returns the public videos with an id below that one, in the order of the ids. */
    public FeedPage belowId(long id, Viewer viewer, int count) {
        return page(viewer, count, " and v.id < ? order by v.id desc", id);
    }

    private FeedPage page(Viewer viewer, int count, String rest, Object... parameters) {
        List<Object> all =
                Stream.concat(Stream.of(parameters), Stream.of(count + 1)).toList();
        Map<Long, VideoRow> read = new LinkedHashMap<>();
        List<Entry> entries = kept.get(new Key(rest, all), any -> true, toKeep -> {
            read.putAll(videoCards.read(toKeep, FROM + rest + " limit ?", all.toArray()));
            return read.values().stream()
                    .map(video -> new Entry(video.id(), video.publishedAt()))
                    .toList();
        });
        return page(viewer, count, entries, read);
    }

    /** @param entries those of the page, and the one that follows if there is one */
    private FeedPage page(Viewer viewer, int count, List<Entry> entries, Map<Long, VideoRow> read) {
        List<Long> ids = entries.subList(0, Math.min(count, entries.size())).stream()
                .map(Entry::videoId)
                .toList();
        Optional<Instant> followedBy =
                entries.size() > count ? Optional.of(entries.get(count).publishedAt()) : Optional.empty();
        return new FeedPage(videoCards.load(ids, viewer, read), followedBy);
    }
}
