package dev.clipstream.read;

import dev.clipstream.paging.NumberedPage;

/**
 * The part of a list of comments that a client asks for.
 *
 * @param before the comment after which the list continues; 0 for its beginning
 * @param offset how many comments after that one are left out
 * @param count the maximum number of comments
 */
public record CommentPage(CommentOrder order, long before, int offset, int count) {

    public static CommentPage of(CommentOrder order, long before, NumberedPage page) {
        return new CommentPage(order, before, page.offset(), page.size());
    }

    boolean isFirst() {
        return offset == 0;
    }

    /** Returns this part with one more entry at its beginning. */
    CommentPage withPrevious() {
        return new CommentPage(order, before, offset - 1, count + 1);
    }
}
