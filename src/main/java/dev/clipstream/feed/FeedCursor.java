package dev.clipstream.feed;

import java.time.Instant;

/** Where a page of the feed starts. Clients hold it as one number; {@link FeedTime} reads and writes that. */
public sealed interface FeedCursor {

    /** The newest videos. */
    record Newest() implements FeedCursor {}

    /** What was published before that time. */
    record Before(Instant time) implements FeedCursor {}

    /** In the order of the ids, those below that one. */
    record BelowId(long id) implements FeedCursor {}

    /** What comes after that video in the feed's order. */
    record After(long videoId) implements FeedCursor {}
}
