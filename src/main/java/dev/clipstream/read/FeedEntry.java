package dev.clipstream.read;

import java.time.Instant;

/** The place of a video in the feed. */
public record FeedEntry(long videoId, Instant publishedAt) {}
