package dev.clipstream.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** The metrics of a cache. */
public final class CacheMeters {

    private static final String READS = "clipstream.cache.reads";

    private final Counter hits;
    private final Counter misses;

    public CacheMeters(Cached what, Supplier<Number> entries, MeterRegistry registry) {
        String name = what.label();
        hits = registry.counter(READS, "cache", name, "result", "hit");
        misses = registry.counter(READS, "cache", name, "result", "miss");
        Gauge.builder("clipstream.cache.entries", entries).tag("cache", name).register(registry);
    }

    public void count(boolean isHit, int reads) {
        (isHit ? hits : misses).increment(reads);
    }
}
