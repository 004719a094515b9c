package dev.clipstream.read;

import java.util.List;

/**
 * The first entries of a list.
 *
 * @param asked how many were asked for: if there are less, they are all
 */
record Beginning<T>(List<T> entries, int asked) {

    boolean suffices(int count) {
        return count <= asked || entries.size() < asked;
    }

    List<T> first(int count) {
        return entries.size() <= count ? entries : entries.subList(0, count);
    }
}
