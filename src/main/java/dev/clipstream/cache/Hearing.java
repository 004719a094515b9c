package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Says how old a copy may be. It may be older while this instance hears what others change. */
@Singleton
public class Hearing {

    static final Duration LONG_LIFE = Duration.ofMinutes(1);
    static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    /** For how long a node of the database may still show what was there before a change. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private final Ticker ticker;
    private final long start;
    private volatile long heardFrom;
    private volatile long heardUntil;

    @Inject
    Hearing(MeterRegistry meters) {
        this(meters, Ticker.systemTicker());
    }

    Hearing(MeterRegistry meters, Ticker ticker) {
        this.ticker = ticker;
        start = ticker.read();
        Gauge.builder("clipstream.cache.lifetime", this, Hearing::lifetimeInSeconds)
                .baseUnit("seconds")
                .register(meters);
    }

    /** Returns the nanoseconds that have passed since a moment long before this instance kept anything. */
    long now() {
        return ticker.read() - start + LONG_LIFE.toNanos();
    }

    /** Notes that changes are heard from now on, but that some before may have been missed. */
    void begin() {
        heardFrom = now() + SETTLING.toNanos();
    }

    /** Notes that all changes are heard which others made before that moment. */
    void extend(long until) {
        heardUntil = until;
    }

    /** Returns the moment after which a copy must have been read to be used now. */
    long oldest(long now) {
        return now < heardUntil ? Math.max(heardFrom, now - LONG_LIFE.toNanos()) : now;
    }

    private double lifetimeInSeconds() {
        long now = now();
        long life = Math.max(SHORT_LIFE.toNanos(), now - oldest(now));
        return (double) life / Duration.ofSeconds(1).toNanos();
    }
}
