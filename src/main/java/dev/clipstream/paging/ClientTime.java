package dev.clipstream.paging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment that a client gave as one number, whose size tells the unit: up to 1e11 seconds, up to 1e14 milliseconds,
 * above that microseconds. A negative number counts as 0, the beginning of 1970.
 */
public record ClientTime(Instant moment, ChronoUnit unit) {

    private static final long MILLIS = 100_000_000_000L;
    private static final long MICROS = 100_000_000_000_000L;

    public static ClientTime of(long number) {
        ChronoUnit unit =
                number > MICROS ? ChronoUnit.MICROS : number > MILLIS ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
        return new ClientTime(Instant.EPOCH.plus(Math.max(number, 0), unit), unit);
    }
}
