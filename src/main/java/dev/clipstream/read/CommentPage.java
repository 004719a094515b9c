package dev.clipstream.read;

import dev.clipstream.list.NumberedPage;

/**
 * The part of a list of comments that is asked for.
 *
 * @param before only what the list has after this comment; 0 for all
 * @param offset how many of those are left out
 * @param count how many come at the most
 */
public record CommentPage(CommentOrder order, long before, int offset, int count) {

    public static CommentPage of(CommentOrder order, long before, NumberedPage page) {
        return new CommentPage(order, before, page.offset(), page.size());
    }

    boolean isFirst() {
        return offset == 0;
    }

    /** One entry more, at its beginning. */
    CommentPage withPrevious() {
        return new CommentPage(order, before, offset - 1, count + 1);
    }
}
