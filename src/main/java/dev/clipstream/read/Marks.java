package dev.clipstream.read;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.LongPredicate;

/** Which videos a viewer likes, and which accounts the viewer follows. */
record Marks(Ids likes, Ids follows) {

    /** Of a viewer who likes and follows nothing, or of whom nothing is asked. */
    static final Marks NONE = new Marks(Ids.all(new long[0]), Ids.all(new long[0]));

    private static final int BYTES_OF_BOTH = 160;

    /** Returns whether it is known of all of them. */
    boolean cover(Collection<Long> videoIds, Collection<Long> accountIds) {
        return likes.cover(videoIds) && follows.cover(accountIds);
    }

    boolean likes(long videoId) {
        return likes.has(videoId);
    }

    boolean follows(long accountId) {
        return follows.has(accountId);
    }

    /** Returns about how much memory they take. */
    int bytes() {
        return BYTES_OF_BOTH + likes.bytes() + follows.bytes();
    }

    /**
     * What is marked.
     *
     * @param marked in their order
     * @param asked of which it is known whether they are marked, in their order; null for everything
     */
    record Ids(long[] marked, long[] asked) {

        static Ids all(long[] marked) {
            Arrays.sort(marked);
            return new Ids(marked, null);
        }

        static Ids of(Collection<Long> asked, long[] marked) {
            Arrays.sort(marked);
            return new Ids(
                    marked, asked.stream().mapToLong(Long::longValue).sorted().toArray());
        }

        boolean has(long id) {
            return Arrays.binarySearch(marked, id) >= 0;
        }

        private boolean cover(Collection<Long> ids) {
            LongPredicate isAsked = id -> Arrays.binarySearch(asked, id) >= 0;
            return asked == null || ids.stream().mapToLong(Long::longValue).allMatch(isAsked);
        }

        private int bytes() {
            return Long.BYTES * (marked.length + (asked == null ? 0 : asked.length));
        }
    }
}
