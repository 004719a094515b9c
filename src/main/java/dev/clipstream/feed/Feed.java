package dev.clipstream.feed;

import dev.clipstream.account.Viewer;
import dev.clipstream.read.FeedEntry;
import dev.clipstream.read.VideoCards;
import dev.clipstream.read.VideoLists;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The videos that everybody sees, newest first: by time of publication, then by id. */
@Singleton
public class Feed {

    private static final int PAGE_SIZE = 30;

    private final VideoLists videoLists;
    private final VideoCards videoCards;

    Feed(VideoLists videoLists, VideoCards videoCards) {
        this.videoLists = videoLists;
        this.videoCards = videoCards;
    }

    public FeedPage page(FeedCursor cursor, Viewer viewer) {
        List<FeedEntry> entries = entries(cursor, PAGE_SIZE + 1);
        Optional<Instant> followedBy =
                entries.size() > PAGE_SIZE ? Optional.of(entries.getLast().publishedAt()) : Optional.empty();
        List<Long> ids =
                entries.stream().limit(PAGE_SIZE).map(FeedEntry::videoId).toList();
        return new FeedPage(videoCards.load(ids, viewer), followedBy);
    }

    private List<FeedEntry> entries(FeedCursor cursor, int count) {
        return switch (cursor) {
            case FeedCursor.Newest() -> videoLists.newest(count);
            case FeedCursor.Before(Instant time) -> videoLists.publishedBefore(time, count);
            case FeedCursor.BelowId(long id) -> videoLists.belowId(id, count);
            case FeedCursor.After(long videoId) -> videoLists.following(videoId, count);
        };
    }
}
