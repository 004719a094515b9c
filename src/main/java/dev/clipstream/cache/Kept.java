package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Copies of values that were read from the database, by key. One is used for a second at most, counted from before it was
 * read, and only as long as nobody has forgotten its key since then.
 */
public final class Kept<K, V> {

    static final Duration LIFETIME = Duration.ofSeconds(1);

    /** Keys share places, and all keys of one are forgotten together: with so many places, few are for nothing. */
    private static final int PLACES = 1 << 16;

    private final boolean enabled;
    private final Ticker ticker;
    private final Cache<K, Copy<V>> copies;
    /** Counts what was forgotten. */
    private final AtomicLong moments = new AtomicLong();
    /** The last moment at which a key of each place was forgotten. */
    private final AtomicLongArray forgotten = new AtomicLongArray(PLACES);

    private final AtomicLong allForgotten = new AtomicLong();

    private final CacheMeters meters;

    private record Copy<V>(V value, AsOf asOf) {}

    /** When a value began to be read: by the clock, and by what was forgotten before. */
    public record AsOf(long nanos, long moment) {}

    /**
     * @param name as the metrics call it
     * @param bytes about how much memory a key and its value take
     */
    public Kept(String name, CacheConfig config, MeterRegistry meters, Weigher<K, V> bytes) {
        this(name, config, meters, bytes, Ticker.systemTicker());
    }

    Kept(String name, CacheConfig config, MeterRegistry meters, Weigher<K, V> bytes, Ticker ticker) {
        this.enabled = config.enabled();
        this.ticker = ticker;
        copies = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .weigher((K key, Copy<V> copy) -> bytes.weigh(key, copy.value))
                .expireAfterWrite(LIFETIME)
                .ticker(ticker)
                .build();
        this.meters = new CacheMeters(name, copies, meters);
    }

    /** Returns the value of a key, which is read if no copy is kept, or none that suffices. */
    public V get(K key, Predicate<V> suffices, Supplier<V> reader) {
        V copy = copy(key, ticker.read());
        boolean isHit = copy != null && suffices.test(copy);
        meters.count(isHit, 1);
        return isHit ? copy : read(() -> Map.of(key, reader.get())).get(key);
    }

    /**
     * Returns the values of the keys, which are all read in one go if one has no copy. A key without a value is left out.
     */
    public Map<K, V> getAll(Collection<K> keys, Function<Collection<K>, Map<K, V>> reader) {
        Map<K, V> values = HashMap.newHashMap(keys.size());
        long now = ticker.read();
        for (K key : keys) {
            V copy = copy(key, now);
            if (copy == null) {
                meters.count(false, keys.size());
                return read(() -> reader.apply(keys));
            }
            values.put(key, copy);
        }
        meters.count(true, keys.size());
        return values;
    }

    /** Returns the present, to be asked for before values are read that {@link #keep} gets. */
    public AsOf now() {
        return new AsOf(ticker.read(), moments.get());
    }

    public void keep(Map<K, V> values, AsOf asOf) {
        if (enabled) {
            values.forEach((key, value) -> copies.put(key, new Copy<>(value, asOf)));
        }
    }

    /** Has the next reader of the key read it anew, and whoever reads it now not keep what it finds. */
    public void forget(K key) {
        forgotten.accumulateAndGet(place(key), moments.incrementAndGet(), Math::max);
    }

    public void forgetAll() {
        allForgotten.accumulateAndGet(moments.incrementAndGet(), Math::max);
    }

    private V copy(K key, long nanos) {
        Copy<V> copy = enabled ? copies.getIfPresent(key) : null;
        return copy != null
                        && nanos - copy.asOf.nanos < LIFETIME.toNanos()
                        && forgotten.get(place(key)) <= copy.asOf.moment
                        && allForgotten.get() <= copy.asOf.moment
                ? copy.value
                : null;
    }

    private Map<K, V> read(Supplier<Map<K, V>> reader) {
        AsOf asOf = now();
        Map<K, V> values = reader.get();
        keep(values, asOf);
        return values;
    }

    private static int place(Object key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
