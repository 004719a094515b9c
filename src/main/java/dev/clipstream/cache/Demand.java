package dev.clipstream.cache;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Remembers what was wanted of late. */
final class Demand {

    private static final int MOST_PLACES = 1 << 20;

    /** How many places are allocated at a time: with a large heap the first request would wait for megabytes of them. */
    private static final int PLACES_OF_A_PART = 1 << 10;

    private final int places;

    /** The last hash at each place. A part is null until a hash is put there. */
    private final AtomicReferenceArray<AtomicIntegerArray> parts;

    /** @param values how many others may be wanted meanwhile, about; with less than 512 it is 512 */
    Demand(long values) {
        int most = Math.toIntExact(Math.clamp(values, PLACES_OF_A_PART / 2, MOST_PLACES / 2));
        places = 2 * Integer.highestOneBit(most);
        parts = new AtomicReferenceArray<>(places / PLACES_OF_A_PART);
    }

    /** Returns whether this hash was wanted before, and no other one at its place since. */
    boolean isWantedAgain(int hash) {
        int place = (hash ^ hash >>> 16) & places - 1;
        return part(place / PLACES_OF_A_PART).getAndSet(place % PLACES_OF_A_PART, hash) == hash;
    }

    private AtomicIntegerArray part(int number) {
        AtomicIntegerArray known = parts.get(number);
        return known != null
                ? known
                : parts.updateAndGet(number, other -> other != null ? other : new AtomicIntegerArray(PLACES_OF_A_PART));
    }
}
