package dev.clipstream.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Notes changes of which an instance may not have told the others, because on a busy machine it has waited in vain. */
final class SlowChanges {

    /** For how long after such a change an instance may show what was there before. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final AtomicLong until = new AtomicLong(System.nanoTime());

    <T> T timed(Supplier<T> change) {
        long start = System.nanoTime();
        T answer = change.get();
        long end = System.nanoTime();
        if (end - start > ChangeNotices.LONGEST_WAIT.toNanos()) {
            until.accumulateAndGet(end + SOON.toNanos(), Math::max);
        }
        return answer;
    }

    boolean areRecent() {
        return System.nanoTime() - until.get() < 0;
    }
}
