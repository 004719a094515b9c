package dev.clipstream.cache;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Notes changes of which an instance may not have told the others, because on a busy machine it has waited in vain. */
public final class SlowChanges {

    /** For how long after such a change an instance may show what was there before. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final AtomicLong until = new AtomicLong(System.nanoTime());

    public <T> T timed(Supplier<T> change) {
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

    /** Returns what is read at once, or if a change was slow, what is read when it is seen. */
    public <T> T read(Supplier<T> reader, Predicate<T> isSeen) {
        return areRecent() ? await().until(reader::get, isSeen) : reader.get();
    }
}
