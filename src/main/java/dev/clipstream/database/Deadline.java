package dev.clipstream.database;

import dev.clipstream.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The moment until which a caller waits for others. */
record Deadline(long nanoTime) {

    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean allows(Duration pause) {
        return nanoTime - System.nanoTime() > pause.toNanos();
    }

    /** Throws {@link Problem.Busy} if there is no permit in time. */
    <T> T withPermit(Semaphore permits, Supplier<T> work) {
        if (!acquire(permits)) {
            throw new Problem.Busy("the database");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean acquire(Semaphore permits) {
        try {
            return permits.tryAcquire(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
