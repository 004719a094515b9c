package dev.clipstream.dialect.portal;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Limits how many frames one connection may send; its frames come one after another. */
final class FrameLimit {

    /** How many frames may be refused at once. */
    private static final int REFUSED = 200;

    private final Bucket accepted;
    private final Bucket refused;
    private boolean isFlooded;

    FrameLimit(ChatConfig config) {
        accepted = bucket(config.frameBurst(), config.framesPerSecond());
        refused = bucket(REFUSED, config.framesPerSecond());
    }

    /** Returns false if the frame is to be refused. */
    boolean tryAccept() {
        if (accepted.tryConsume(1)) {
            return true;
        }
        isFlooded = !refused.tryConsume(1);
        return false;
    }

    /** Returns whether frames come for long at more than twice the speed. */
    boolean isFlooded() {
        return isFlooded;
    }

    private static Bucket bucket(int capacity, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
