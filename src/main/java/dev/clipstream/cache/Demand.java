package dev.clipstream.cache;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Remembers what was wanted of late. */
final class Demand {

    private static final int MOST_PLACES = 1 << 20;

    /** The last hash at each place. */
    private final AtomicIntegerArray wanted;

    /** @param values how many others may be wanted meanwhile, about */
    Demand(long values) {
        int most = Math.toIntExact(Math.clamp(values, 1, MOST_PLACES / 2));
        wanted = new AtomicIntegerArray(2 * Integer.highestOneBit(most));
    }

    /** Returns whether this hash was wanted before, and no other one at its place since. */
    boolean isWantedAgain(int hash) {
        return wanted.getAndSet(place(hash), hash) == hash;
    }

    private int place(int hash) {
        return (hash ^ hash >>> 16) & wanted.length() - 1;
    }
}
