package dev.clipstream.delivery;

import java.time.Instant;
import java.util.Optional;

/** Keeps the earliest moment since which notices may have been missed, until somebody takes it to look them up. */
final class MissedSince {

    private Instant since;

    synchronized void add(Instant moment) {
        if (since == null || moment.isBefore(since)) {
            since = moment;
        }
    }

    /** Returns the moment, if there is one, and forgets it. */
    synchronized Optional<Instant> take() {
        Optional<Instant> taken = Optional.ofNullable(since);
        since = null;
        return taken;
    }
}
