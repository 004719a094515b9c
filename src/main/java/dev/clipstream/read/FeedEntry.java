package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** The place of a video in the feed. */
@RegisterForReflection
public record FeedEntry(long videoId, Instant publishedAt) {}
