package dev.clipstream.dialect.portal;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Limits the rate of frames on one connection. Not thread-safe: the frames of a connection arrive one at a time. */
final class FrameLimit {

    /** The number of frames in a burst that are rejected before the connection counts as flooded. */
    private static final int REFUSED = 200;

    private final Bucket accepted;
    private final Bucket refused;
    private boolean isFlooded;

    FrameLimit(ChatConfig config) {
        accepted = bucket(config.frameBurst(), config.framesPerSecond());
        refused = bucket(REFUSED, config.framesPerSecond());
    }

    /** Returns false if the frame must be rejected. */
    boolean tryAccept() {
        if (accepted.tryConsume(1)) {
            return true;
        }
        isFlooded = !refused.tryConsume(1);
        return false;
    }

    /** Returns whether the client has sent more than twice the permitted rate for some time. */
    boolean isFlooded() {
        return isFlooded;
    }

    private static Bucket bucket(int capacity, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
