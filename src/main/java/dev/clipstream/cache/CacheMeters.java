package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The metrics of a cache. */
public final class CacheMeters {

    private static final String READS = "clipstream.cache.reads";

    private final Counter hits;
    private final Counter misses;

    public CacheMeters(Cached what, Cache<?, ?> cache, MeterRegistry registry) {
        String name = what.label();
        hits = registry.counter(READS, "cache", name, "result", "hit");
        misses = registry.counter(READS, "cache", name, "result", "miss");
        registry.gauge("clipstream.cache.entries", Tags.of("cache", name), cache, Cache::estimatedSize);
    }

    public void count(boolean isHit, int reads) {
        (isHit ? hits : misses).increment(reads);
    }
}
