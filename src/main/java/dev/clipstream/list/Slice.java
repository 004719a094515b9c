package dev.clipstream.list;

/**
 * The part of a list that is asked for.
 *
 * @param after the id of the last entry that the client has, or 0 to start
 * @param count how many entries at the most
 */
public record Slice(long after, int count) {

    public boolean isFirst() {
        return after == 0;
    }
}
