package dev.clipstream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.read.FeedPage;
import dev.clipstream.read.VideoCard;
import dev.clipstream.read.VideoRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final FeedTime time = new FeedTime(Clock.fixed(NOW, ZoneOffset.UTC));

    /** The clock of the publishing instance may be ahead. */
    @Test
    void aPageOfFutureVideosIsFollowedByTheNextPage() {
        Instant published = NOW.plusSeconds(60);
        VideoRow video = new VideoRow(7, 1, "x", "v", "c", 0, 0, published, "", "video", false, null);
        VideoCard oldest = new VideoCard(video, null, false);
        FeedPage page = new FeedPage(List.of(oldest), Optional.of(published.minusSeconds(1)));
        for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS)) {
            long next = time.write(page, unit, 0);
            assertThat(time.read(next)).isEqualTo(new FeedCursor.Before(published));
        }
    }
}
