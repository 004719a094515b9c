package dev.clipstream.bench.data;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Different pairs of ids in any order. */
final class Pairs {

    private static final int ID_BITS = 32;

    private final long[] pairs;

    private Pairs(long[] pairs) {
        this.pairs = pairs;
    }

    /** Says whether a pair may be there. */
    interface Rule {
        boolean allows(int first, int second);
    }

    /** Draws pairs, and drops those that were there before or that the rule does not allow. */
    static Pairs draw(int draws, IntSupplier firsts, IntSupplier seconds, Rule rule, RandomGenerator random) {
        long[] drawn = new long[draws];
        int count = 0;
        for (int i = 0; i < draws; i++) {
            int first = firsts.getAsInt();
            int second = seconds.getAsInt();
            if (rule.allows(first, second)) {
                drawn[count++] = (long) first << ID_BITS | second;
            }
        }
        long[] pairs = Arrays.stream(drawn, 0, count).sorted().toArray();
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                pairs[distinct++] = pairs[i];
            }
        }
        shuffle(pairs, distinct, random);
        return new Pairs(Arrays.copyOf(pairs, distinct));
    }

    private static void shuffle(long[] pairs, int count, RandomGenerator random) {
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long pair = pairs[i];
            pairs[i] = pairs[other];
            pairs[other] = pair;
        }
    }

    int count() {
        return pairs.length;
    }

    int first(int index) {
        return (int) (pairs[index] >> ID_BITS);
    }

    int second(int index) {
        return (int) pairs[index];
    }
}
