package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/** The number and the range of ids of the public videos; the ids are null if there is none. */
@RegisterForReflection
record PublicIds(long count, Long lowest, Long highest) {

    private static final int FEW = 10_000;
    private static final int COUNTED_IN_A_MILLISECOND = 100;

    /** Returns how long the number may be reused: not at all for a few videos, ten seconds for a million. */
    Duration validFor() {
        return count < FEW ? Duration.ZERO : Duration.ofMillis(count / COUNTED_IN_A_MILLISECOND);
    }
}
