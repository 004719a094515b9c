package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;

/** Makes caches of what is read from the database. Caffeine finds its class for caches with weights by its name. */
@Singleton
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
public class Caches {

    private final CacheConfig config;
    private final Hearing hearing;
    private final MeterRegistry meters;

    Caches(CacheConfig config, Hearing hearing, MeterRegistry meters) {
        this.config = config;
        this.hearing = hearing;
        this.meters = meters;
    }

    /** Returns how many values of that kind have room, about. */
    public long room(Cached what) {
        return what.values(config);
    }

    /** Returns the attachments of one kind of kept values; there is one for each thing that has room. */
    public Attachments attachments(Cached what) {
        return new Attachments(what, what.values(config), hearing::now, meters);
    }

    /** @param bytes about how much memory a key and its value take */
    public <K, V> Kept<K, V> of(Cached what, Weigher<K, V> bytes) {
        Demand demand = new Demand(what.values(config));
        return new Kept<>(what, config, hearing, demand::isWantedAgain, meters, bytes);
    }
}
