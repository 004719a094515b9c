package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;

/** Makes caches of what is read from the database. Caffeine finds its class for caches with weights by its name. */
@Singleton
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
public class Caches {

    /** As few as that, so that what fits into the memory is remembered when it is wanted again. */
    private static final int BYTES_OF_A_VALUE = 512;

    private static final int MOST_VALUES = 1 << 20;

    private final CacheConfig config;
    private final Hearing hearing;
    private final MeterRegistry meters;

    Caches(CacheConfig config, Hearing hearing, MeterRegistry meters) {
        this.config = config;
        this.hearing = hearing;
        this.meters = meters;
    }

    /** @param bytes about how much memory a key and its value take */
    public <K, V> Kept<K, V> of(Cached what, Weigher<K, V> bytes) {
        Demand demand = new Demand(Math.toIntExact(Math.clamp(what.bytes(config) / BYTES_OF_A_VALUE, 1, MOST_VALUES)));
        return new Kept<>(what, config, hearing, demand::isWantedAgain, meters, bytes);
    }
}
