package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/** The ids of the videos that everybody sees; null where there is none. */
@RegisterForReflection
record PublicIds(long count, Long lowest, Long highest) {

    private static final int FEW = 10_000;
    private static final int COUNTED_IN_A_MILLISECOND = 100;

    /** How long they need not be counted again: a few are always counted, for a million it is ten seconds. */
    Duration goodFor() {
        return count < FEW ? Duration.ZERO : Duration.ofMillis(count / COUNTED_IN_A_MILLISECOND);
    }
}
