package dev.clipstream.cache;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Remembers what was wanted of late. */
final class Demand {

    private static final int PLACES = 1 << 16;

    /** The last hash at each place. */
    private final AtomicIntegerArray wanted = new AtomicIntegerArray(PLACES);

    /** Returns whether this hash was wanted before, and no other one at its place since. */
    boolean isWantedAgain(int hash) {
        return wanted.getAndSet(place(hash), hash) == hash;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
