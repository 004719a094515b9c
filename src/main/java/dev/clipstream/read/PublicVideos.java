package dev.clipstream.read;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the public videos. Counting reads them all, so the number is reused for a while if they are many. Caffeine's
 * expired entries would make all requests wait for the next count, where here they get the last one.
 */
@Singleton
class PublicVideos {

    private static final String COUNT = """
            select new dev.clipstream.read.PublicIds(count(v), min(v.id), max(v.id)) from Video v where %s
            """.formatted(Visibility.toEverybody("v"));

    private final Queries queries;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted counted = new Counted(null, Instant.MIN);

    private record Counted(PublicIds ids, Instant until) {}

    PublicVideos(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    PublicIds ids() {
        Instant now = clock.instant();
        Counted last = counted;
        if (now.isBefore(last.until)) {
            return last.ids;
        }
        boolean isFirst = counting.tryLock();
        if (!isFirst && last.ids != null) {
            return last.ids;
        }
        try {
            PublicIds ids = queries.first(PublicIds.class, COUNT, Map.of()).orElseThrow();
            counted = new Counted(ids, now.plus(ids.validFor()));
            return ids;
        } finally {
            if (isFirst) {
                counting.unlock();
            }
        }
    }
}
