package dev.clipstream.limit;

import dev.clipstream.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets each of many owners do only so much at the same time; their other callers wait in the order in which they came. */
public final class Turns {

    private final int each;
    private final String what;
    private final Map<Object, Queue> queues = new ConcurrentHashMap<>();

    private static final class Queue {
        private final Semaphore permits;
        private int callers;

        private Queue(int each) {
            permits = new Semaphore(each, true);
        }
    }

    /**
     * @param each how many callers of one owner have a turn at the same time
     * @param what what is busy if one waits in vain
     */
    public Turns(int each, String what) {
        this.each = each;
        this.what = what;
    }

    /** Does the work in the owner's turn; throws {@link Problem.Busy} if it does not come in time. */
    public <T> T call(Object owner, Deadline deadline, Supplier<T> work) {
        try (Turn turn = take(owner, deadline)) {
            return work.get();
        }
    }

    /** Waits for the owner's turn, which lasts until it is closed; throws as {@link #call}. */
    public Turn take(Object owner, Deadline deadline) {
        Queue queue = queues.compute(owner, (key, present) -> {
            Queue joined = present == null ? new Queue(each) : present;
            joined.callers++;
            return joined;
        });
        try {
            deadline.acquire(queue.permits, what);
        } catch (RuntimeException e) {
            leave(owner);
            throw e;
        }
        return () -> {
            queue.permits.release();
            leave(owner);
        };
    }

    private void leave(Object owner) {
        queues.computeIfPresent(owner, (key, present) -> --present.callers == 0 ? null : present);
    }

    /** A turn that was taken. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
