package dev.clipstream.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of the feed, newest first.
 *
 * @param followedBy when the next video was published, if there is one
 */
public record FeedPage(List<VideoCard> cards, Optional<Instant> followedBy) {}
