package dev.clipstream.database;

import dev.clipstream.limit.Deadline;
import dev.clipstream.problem.DatabaseFailure;
import dev.clipstream.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a few writers at a time wait for the lock of a row, and the others wait for them without a connection. If one of
 * the few waited in vain, so have those who came before that.
 */
final class RowQueues {

    private static final int WRITERS_AT_ONCE = 4;

    /** Long, because it only ends a wait for writers who all succeed, one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Row, Queue> queues = new ConcurrentHashMap<>();

    private record Row(String table, Object key) {}

    private static final class Queue {
        private final Semaphore permits = new Semaphore(WRITERS_AT_ONCE, true);
        private volatile long lastTimeout = System.nanoTime();
        private int users;
    }

    <T> T call(String table, Object key, Supplier<T> work) {
        Row row = new Row(table, key);
        Queue queue = queues.compute(row, (same, present) -> {
            Queue shared = present == null ? new Queue() : present;
            shared.users++;
            return shared;
        });
        try {
            return call(queue, work);
        } finally {
            queues.computeIfPresent(row, (same, present) -> --present.users == 0 ? null : present);
        }
    }

    private static <T> T call(Queue queue, Supplier<T> work) {
        long start = System.nanoTime();
        return Deadline.after(PATIENCE).withPermit(queue.permits, Transactions.WHAT, () -> {
            if (queue.lastTimeout - start > 0) {
                throw new Problem.Busy(Transactions.WHAT);
            }
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (DatabaseFailure.of(e)
                        .filter(DatabaseFailure.OVERLOAD::equals)
                        .isPresent()) {
                    queue.lastTimeout = System.nanoTime();
                }
                throw e;
            }
        });
    }
}
