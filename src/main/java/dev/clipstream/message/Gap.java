package dev.clipstream.message;

import java.time.Instant;
import java.util.Optional;

/** Since when something may be missing, if anything may. */
final class Gap {

    private Instant since;

    /** What was missing before is too. */
    synchronized void open(Instant moment) {
        if (since == null || moment.isBefore(since)) {
            since = moment;
        }
    }

    synchronized Optional<Instant> close() {
        Optional<Instant> was = Optional.ofNullable(since);
        since = null;
        return was;
    }
}
