package dev.clipstream.feed;

import dev.clipstream.account.Viewer;
import dev.clipstream.read.FeedPage;
import dev.clipstream.read.FeedPages;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The videos that everybody sees, newest first: by time of publication, then by id. */
@Singleton
public class Feed {

    private static final int PAGE_SIZE = 30;

    private final FeedPages pages;

    Feed(FeedPages pages) {
        this.pages = pages;
    }

    public FeedPage page(FeedCursor cursor, Viewer viewer) {
        return switch (cursor) {
            case FeedCursor.Newest() -> pages.newest(viewer, PAGE_SIZE);
            case FeedCursor.Before(Instant time) -> pages.publishedBefore(time, viewer, PAGE_SIZE);
            case FeedCursor.BelowId(long id) -> pages.belowId(id, viewer, PAGE_SIZE);
            case FeedCursor.After(long videoId) -> pages.following(videoId, viewer, PAGE_SIZE);
        };
    }
}
