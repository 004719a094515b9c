package dev.clipstream.feed;

import java.time.Instant;

/** The start of a page of the feed. Clients hold it as one number, which {@link FeedTime} reads and writes. */
public sealed interface FeedCursor {

    /** The newest videos. */
    record Newest() implements FeedCursor {}

    /** The videos published before {@code time}. */
    record Before(Instant time) implements FeedCursor {}

    /** The videos with an id below {@code id}, in the order of the ids. */
    record BelowId(long id) implements FeedCursor {}

    /** The videos after {@code videoId} in the feed's order. */
    record After(long videoId) implements FeedCursor {}
}
