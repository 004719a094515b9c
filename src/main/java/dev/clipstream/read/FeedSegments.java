package dev.clipstream.read;

import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.read.FeedPages.Entry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps which public videos follow each other, in segments of the feed: those who scroll ask for pages that begin at any
 * time, and for few of them twice.
 */
@Singleton
class FeedSegments {

    /** How many videos a segment has; the last one of the feed may have less. */
    private static final int LENGTH = 256;

    private static final Instant NEWEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String SELECT = "select v.id, v.published_at from video v where "
            + Visibility.toEverybodyInSql("v") + " and v.published_at < ?" + VideoLists.NEWEST_FIRST + " limit ?";

    private final Rows rows;
    /** The times before which segments begin. */
    private final NavigableSet<Instant> beginnings = new ConcurrentSkipListSet<>(List.of(NEWEST));

    /** How many there are, about: the set would count them. */
    private final AtomicLong begun = new AtomicLong();

    private final long most;
    private final Kept<Instant, Segment> kept;

    /**
     * The ids of videos that follow each other, the newest first.
     *
     * @param publishedAt in microseconds, as the database has it
     */
    private record Segment(long[] ids, long[] publishedAt) {

        /** Returns those published before that time, or nothing if there may be more after the end of the segment. */
        Optional<List<Entry>> before(Instant time, int count) {
            int from = firstBefore(micros(time));
            if (ids.length - from < count && ids.length == LENGTH) {
                return Optional.empty();
            }
            List<Entry> entries = new ArrayList<>();
            for (int i = from; i < ids.length && entries.size() < count; i++) {
                entries.add(new Entry(ids[i], moment(publishedAt[i])));
            }
            return Optional.of(entries);
        }

        private int firstBefore(long time) {
            int from = 0;
            int to = ids.length;
            while (from < to) {
                int middle = (from + to) / 2;
                if (publishedAt[middle] < time) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return from;
        }

        /** Returns the beginning of a segment that has all pages which this one has not. */
        Instant end(int count) {
            return moment(publishedAt[ids.length - count]);
        }

        int bytes() {
            return 200 + 2 * Long.BYTES * ids.length;
        }
    }

    FeedSegments(Rows rows, Caches caches) {
        this.rows = rows;
        most = caches.room(Cached.FEED_SEGMENTS);
        kept = caches.of(Cached.FEED_SEGMENTS, (beginning, segment) -> segment.bytes());
    }

    void forget(@Observes Changed changed) {
        if (changed.lists()) {
            kept.forgetAll();
        }
    }

    /**
     * Returns the first public videos published before {@code time}, which is in microseconds at the finest; nothing if
     * the segment that has them is not kept. It is if it is wanted again, unless the feed is longer than has room, or
     * changes all the time.
     */
    Optional<List<Entry>> before(Instant time, int count) {
        if (kept.isSettling()) {
            return Optional.empty();
        }
        Instant beginning = beginnings.ceiling(time);
        Segment segment = kept.get(beginning, any -> true, toKeep -> toKeep ? read(beginning) : null);
        if (segment == null) {
            return Optional.empty();
        }
        Optional<List<Entry>> entries = segment.before(time, count);
        if (entries.isEmpty() && begun.get() < most && beginnings.add(segment.end(count))) {
            begun.incrementAndGet();
        }
        return entries;
    }

    private Segment read(Instant beginning) {
        List<Entry> entries =
                rows.list(SELECT, row -> new Entry(row.getLong(1), Rows.moment(row, 2)), beginning, LENGTH);
        return new Segment(
                entries.stream().mapToLong(Entry::videoId).toArray(),
                entries.stream().mapToLong(entry -> micros(entry.publishedAt())).toArray());
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
