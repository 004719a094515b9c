package dev.clipstream.paging;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/** Makes slices that respect {@code clipstream.list.max}. */
@Singleton
public class Slices {

    private final int max;

    Slices(ListConfig config) {
        max = config.max();
    }

    /** Returns the maximum number of entries of a list. */
    public int max() {
        return max;
    }

    /** Returns a slice of at most {@link #max} entries; throws {@link Invalid} if the count is not positive. */
    public Slice of(OptionalLong cursor, OptionalLong count) {
        if (count.isPresent() && count.getAsLong() < 1) {
            throw new Invalid(Field.COUNT, "must be 1 or more");
        }
        return new Slice(cursor.orElse(0), (int) Math.min(count.orElse(max), max));
    }
}
