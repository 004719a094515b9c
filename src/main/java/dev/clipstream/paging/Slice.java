package dev.clipstream.paging;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/**
 * The part of a list that a client asks for.
 *
 * @param after the id of the last entry that the client has, or 0 to start
 * @param count the maximum number of entries
 */
public record Slice(long after, int count) {

    public boolean isFirst() {
        return after == 0;
    }

    /**
     * Distinguishes the end of a list from a cursor whose entry has left it, after which nothing can be found.
     *
     * @throws Invalid if nothing was found because the entry of the cursor is gone
     */
    public void requireKnown(Collection<?> found, BooleanSupplier isThere) {
        if (found.isEmpty() && !isFirst() && !isThere.getAsBoolean()) {
            throw new Invalid(Field.CURSOR, "names an entry that is no longer in the list: start again without it");
        }
    }
}
