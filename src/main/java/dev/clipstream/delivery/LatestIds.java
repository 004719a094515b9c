package dev.clipstream.delivery;

import java.util.Arrays;

/** The highest of the ids that were added, at eight bytes each; the memory grows with their number. Not thread-safe. */
final class LatestIds {

    private static final int FIRST_CAPACITY = 16;

    private final int most;
    /** In ascending order, as far as {@code size}. */
    private long[] ids = new long[FIRST_CAPACITY];

    private int size;
    private long highestForgotten;

    /** @param most how many ids are kept; those below are forgotten */
    LatestIds(int most) {
        this.most = most;
    }

    boolean contains(long id) {
        return Arrays.binarySearch(ids, 0, size, id) >= 0;
    }

    /** Returns the highest id that was added and is forgotten, or 0. */
    long highestForgotten() {
        return highestForgotten;
    }

    void add(long id) {
        int found = Arrays.binarySearch(ids, 0, size, id);
        if (found >= 0) {
            return;
        }
        int place = -found - 1;
        if (size < most) {
            insert(place, id);
        } else if (place == 0) {
            highestForgotten = Math.max(highestForgotten, id);
        } else {
            highestForgotten = ids[0];
            System.arraycopy(ids, 1, ids, 0, place - 1);
            ids[place - 1] = id;
        }
    }

    private void insert(int place, long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, Math.min(2 * size, most));
        }
        System.arraycopy(ids, place, ids, place + 1, size - place);
        ids[place] = id;
        size++;
    }
}
