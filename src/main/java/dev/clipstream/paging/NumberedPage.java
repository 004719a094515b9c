package dev.clipstream.paging;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import java.util.OptionalLong;

/**
 * A page of a list in which clients name pages by number.
 *
 * @param number from 1
 */
public record NumberedPage(long number, int size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 100;

    /** Returns the named page, by default the first, of the given size, by default 10 and at most 100. */
    public static NumberedPage of(OptionalLong page, OptionalLong pageSize) {
        return of(page, OptionalLong.of(pageSize.orElse(DEFAULT_SIZE)), MAX_SIZE);
    }

    /** Returns the named page, by default the first, of the given size, by default and at most {@code maxSize}. */
    public static NumberedPage of(OptionalLong page, OptionalLong pageSize, int maxSize) {
        long size = requirePositive(Field.COUNT, pageSize.orElse(maxSize));
        return new NumberedPage(requirePositive(Field.PAGE, page.orElse(1)), (int) Math.min(size, maxSize));
    }

    /** Returns the number of entries before the page. No list has more than an {@code int} can count. */
    public int offset() {
        long pagesBefore = Math.min(number - 1, (Integer.MAX_VALUE - size) / size);
        return (int) (pagesBefore * size);
    }

    private static long requirePositive(Field field, long value) {
        if (value < 1) {
            throw new Invalid(field, "must be 1 or more");
        }
        return value;
    }
}
