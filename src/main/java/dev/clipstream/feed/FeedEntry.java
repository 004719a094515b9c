package dev.clipstream.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** The place of a video in the feed. */
@RegisterForReflection
record FeedEntry(long videoId, Instant publishedAt) {}
