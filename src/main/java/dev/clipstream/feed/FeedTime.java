package dev.clipstream.feed;

import dev.clipstream.paging.ClientTime;
import dev.clipstream.read.FeedPage;
import dev.clipstream.read.VideoRow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The feed cursor as the one number that clients hold: what they get as {@code next_time} and send back as
 * {@code latest_time}. It is a {@link ClientTime} or a position:
 *
 * <ul>
 *   <li>missing, 0, or the present second or later: the newest videos;
 *   <li>an earlier time, or any in microseconds: the videos published before it;
 *   <li>above 4e15 (as microseconds, the year 2096) a position: 4e15 and the id of the last video that was seen.
 * </ul>
 *
 * Numbers stay below 2^53, above which clients lose digits.
 */
@Singleton
public class FeedTime {

    private static final long POSITIONS = 4_000_000_000_000_000L;
    private static final long LARGEST = 1L << 53;

    private final Clock clock;

    FeedTime(Clock clock) {
        this.clock = clock;
    }

    public FeedCursor read(long latestTime) {
        if (latestTime == 0 || latestTime >= LARGEST) {
            return new FeedCursor.Newest();
        }
        if (latestTime > POSITIONS) {
            return new FeedCursor.After(latestTime - POSITIONS);
        }
        ClientTime time = ClientTime.of(latestTime);
        // Microseconds come from this service, maybe from a clock that is ahead: read as "now" they would restart
        // the feed.
        boolean startsNow = time.unit() != ChronoUnit.MICROS && !time.moment().isBefore(presentSecond());
        return startsNow ? new FeedCursor.Newest() : new FeedCursor.Before(time.moment());
    }

    /**
     * Writes the cursor that continues a page, in {@code unit} (seconds or milliseconds) if that separates the page
     * from what follows it, else in microseconds, else as a position. For an empty page it is the cursor that asked for
     * it: a client at the end of the feed stays there.
     */
    public long write(FeedPage page, ChronoUnit unit, long latestTime) {
        if (page.cards().isEmpty()) {
            return latestTime;
        }
        VideoRow oldest = page.cards().getLast().video();
        Instant time = oldest.publishedAt().truncatedTo(unit);
        if (isSeparate(time, page) && time.isBefore(presentSecond())) {
            return unit == ChronoUnit.SECONDS ? time.getEpochSecond() : time.toEpochMilli();
        }
        return isSeparate(oldest.publishedAt(), page)
                ? ChronoUnit.MICROS.between(Instant.EPOCH, oldest.publishedAt())
                : POSITIONS + oldest.id();
    }

    /** Returns whether all videos after the page were published before {@code time}, so that none is skipped. */
    private static boolean isSeparate(Instant time, FeedPage page) {
        return page.followedBy().map(next -> next.isBefore(time)).orElse(true);
    }

    private Instant presentSecond() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
