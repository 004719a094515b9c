package dev.clipstream.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The metrics of a cache. One page counts dozens of reads, and a counter of the registry looks for a trace each time. */
public final class CacheMeters {

    private final LongAdder hits;
    private final LongAdder misses;

    public CacheMeters(Cached what, Supplier<Number> entries, MeterRegistry registry) {
        String name = what.label();
        hits = reads(name, "hit", registry);
        misses = reads(name, "miss", registry);
        Gauge.builder("clipstream.cache.entries", entries).tag("cache", name).register(registry);
    }

    private static LongAdder reads(String name, String result, MeterRegistry registry) {
        LongAdder reads = new LongAdder();
        FunctionCounter.builder("clipstream.cache.reads", reads, LongAdder::sum)
                .tags("cache", name, "result", result)
                .register(registry);
        return reads;
    }

    public void count(boolean isHit, int reads) {
        (isHit ? hits : misses).add(reads);
    }
}
