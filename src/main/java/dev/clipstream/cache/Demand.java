package dev.clipstream.cache;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Remembers what was wanted of late. */
final class Demand {

    /** The last hash at each place. */
    private final AtomicIntegerArray wanted;

    /** @param many how many others may be wanted meanwhile, about */
    Demand(int many) {
        wanted = new AtomicIntegerArray(Integer.highestOneBit(many));
    }

    /** Returns whether this hash was wanted before, and no other one at its place since. */
    boolean isWantedAgain(int hash) {
        return wanted.getAndSet(place(hash), hash) == hash;
    }

    private int place(int hash) {
        return (hash ^ hash >>> 16) & wanted.length() - 1;
    }
}
