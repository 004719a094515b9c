package dev.clipstream.limit;

import dev.clipstream.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The moment until which a caller waits for others. */
public record Deadline(long nanoTime) {

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean allows(Duration pause) {
        return nanoTime - System.nanoTime() > pause.toNanos();
    }

    /**
     * Does the work with one of the permits; throws {@link Problem.Busy} if there is none in time.
     *
     * @param what what is busy then
     */
    public <T> T withPermit(Semaphore permits, String what, Supplier<T> work) {
        acquire(permits, what);
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    void acquire(Semaphore permits, String what) {
        if (!tryAcquire(permits)) {
            throw new Problem.Busy(what);
        }
    }

    private boolean tryAcquire(Semaphore permits) {
        try {
            return permits.tryAcquire(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
