package dev.clipstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Copies of values that were read from the database, by key. A value is kept when it is wanted for the second time, because
 * most are wanted once. A copy is used only as long as nobody has forgotten its key since before it was read, and not for
 * longer than {@link Hearing} says. Copies that are too old stay until they are replaced, or their memory is needed.
 */
public final class Kept<K, V> {

    /** Keys share places, and all keys of one are forgotten together: with so many places, few are for nothing. */
    private static final int PLACES = 1 << 16;

    private final boolean enabled;
    private final Hearing hearing;
    private final Cache<K, Copy<V>> copies;
    /** The last moment at which a key of each place was forgotten; null until one is, for half a megabyte less. */
    private volatile AtomicLongArray forgotten;

    private final AtomicLong allForgotten = new AtomicLong();

    private final IntPredicate isWantedAgain;
    private final CacheMeters meters;

    /** Reads a value that is not kept. */
    public interface Reader<V> {

        /** @param toKeep whether the value will be kept */
        V read(boolean toKeep);
    }

    /** @param asOf when it began to be read */
    private record Copy<V>(V value, long asOf) {}

    /** When values began to be read. */
    public record AsOf(long nanos) {}

    /**
     * @param isWantedAgain whether a key with that hash was wanted before, of late
     * @param bytes about how much memory a key and its value take
     */
    Kept(
            Cached what,
            CacheConfig config,
            Hearing hearing,
            IntPredicate isWantedAgain,
            MeterRegistry meters,
            Weigher<K, V> bytes) {
        this.isWantedAgain = isWantedAgain;
        this.enabled = config.enabled();
        this.hearing = hearing;
        copies = Caffeine.newBuilder()
                .maximumWeight(what.bytes(config))
                .executor(Runnable::run)
                .weigher((K key, Copy<V> copy) -> bytes.weigh(key, copy.value))
                .build();
        this.meters = new CacheMeters(what, copies::estimatedSize, meters);
    }

    /** Returns the value of a key, which is read if no copy is kept, or none that suffices. */
    public V get(K key, Predicate<V> suffices, Reader<V> reader) {
        long now = hearing.now();
        Copy<V> copy = copy(key);
        boolean isHit = copy != null && isUsable(key, copy.asOf, now, hearing.oldest(now)) && suffices.test(copy.value);
        meters.count(isHit, 1);
        if (isHit) {
            return copy.value;
        }
        boolean toKeep = isToKeep(key, copy);
        AsOf asOf = now();
        V value = reader.read(toKeep);
        return toKeep ? keep(key, value, asOf) : value;
    }

    /** Returns the values of the keys. Those without a copy are read in one go. A key without a value is left out. */
    public Map<K, V> getAll(Collection<K> keys, Function<Collection<K>, Map<K, V>> reader) {
        Map<K, V> values = HashMap.newHashMap(keys.size());
        List<K> missing = new ArrayList<>();
        List<K> toKeep = new ArrayList<>();
        long now = hearing.now();
        long oldest = hearing.oldest(now);
        for (K key : keys) {
            Copy<V> copy = copy(key);
            if (copy != null && isUsable(key, copy.asOf, now, oldest)) {
                values.put(key, copy.value);
            } else {
                missing.add(key);
                if (isToKeep(key, copy)) {
                    toKeep.add(key);
                }
            }
        }
        meters.count(true, keys.size() - missing.size());
        meters.count(false, missing.size());
        if (!missing.isEmpty()) {
            AsOf asOf = now();
            Map<K, V> read = reader.apply(missing);
            values.putAll(read);
            toKeep.stream().filter(read::containsKey).forEach(key -> values.put(key, keep(key, read.get(key), asOf)));
        }
        return values;
    }

    /** Returns the present, to be asked for before values are read that {@link #keep} gets. */
    public AsOf now() {
        return new AsOf(hearing.now());
    }

    /**
     * Keeps values that {@link Reader#read} was asked to.
     *
     * @param values gets the value that is kept for each key, which may be an equal one from before
     */
    public void keep(Map<K, V> values, AsOf asOf) {
        values.replaceAll((key, value) -> keep(key, value, asOf));
    }

    /**
     * Returns the value that is kept: the one from before if that is equal, with what is attached to it. Most rows have not
     * changed when they are read again, and the collector has less to do if what was read dies young.
     */
    private V keep(K key, V value, AsOf asOf) {
        Copy<V> old = copies.getIfPresent(key);
        V kept = old != null && old.value.equals(value) ? old.value : value;
        copies.put(key, new Copy<>(kept, asOf.nanos));
        return kept;
    }

    /** Has the next reader of the key read it anew, and whoever reads it now not keep what it finds. */
    public void forget(K key) {
        places().accumulateAndGet(place(key), hearing.now(), Math::max);
    }

    private AtomicLongArray places() {
        if (forgotten == null) {
            synchronized (this) {
                if (forgotten == null) {
                    forgotten = new AtomicLongArray(PLACES);
                }
            }
        }
        return forgotten;
    }

    public void forgetAll() {
        allForgotten.accumulateAndGet(hearing.now(), Math::max);
    }

    /** Returns whether all was forgotten so lately that what is read now is kept for a moment only. */
    public boolean isSettling() {
        return hearing.now() < allForgotten.get() + Hearing.SETTLING.toNanos();
    }

    private Copy<V> copy(K key) {
        return enabled ? copies.getIfPresent(key) : null;
    }

    /** @param old the copy that is there, or null */
    private boolean isToKeep(K key, Copy<V> old) {
        return enabled && (old != null || isWantedAgain.test(key.hashCode()));
    }

    /** What is read soon after it was forgotten may be what was there before. */
    private boolean isUsable(K key, long asOf, long now, long oldest) {
        AtomicLongArray places = forgotten;
        long changed = Math.max(places == null ? 0 : places.get(place(key)), allForgotten.get());
        return now - asOf < Hearing.SHORT_LIFE.toNanos()
                ? asOf > changed
                : asOf > oldest && now - asOf < longLife(key) && asOf >= changed + Hearing.SETTLING.toNanos();
    }

    /**
     * Returns for how many nanoseconds a copy is used while changes are heard: the longest life at the most, and half of it
     * at least, so that what was read at the same time is not all read again at the same time.
     */
    static long longLife(Object key) {
        long half = Hearing.LONG_LIFE.toNanos() / 2;
        return half + half / PLACES * (place(key) + 1);
    }

    private static int place(Object key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
