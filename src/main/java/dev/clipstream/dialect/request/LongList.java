package dev.clipstream.dialect.request;

import dev.clipstream.problem.Problem.Busy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The permit to answer with a list that may be long, until the request ends. There are few, and others wait for them: an
 * answer with a thousand of the longest comments takes some 30 MB while it is made.
 */
@RequestScoped
public class LongList {

    private static final int SHORT = 100;
    private static final long WAIT_SECONDS = 5;

    private final Permits permits;
    private boolean hasPermit;

    /** The permits of all requests. */
    @Singleton
    static class Permits {

        private static final long HEAP_OF_EACH = 48 << 20;

        private Semaphore semaphore;

        /** Made when the service runs: the heap of the machine that builds an executable is another one. */
        synchronized Semaphore get() {
            if (semaphore == null) {
                semaphore = new Semaphore(
                        Math.max(2, Math.toIntExact(Runtime.getRuntime().maxMemory() / HEAP_OF_EACH)), true);
            }
            return semaphore;
        }
    }

    LongList(Permits permits) {
        this.permits = permits;
    }

    /**
     * Waits for a permit, unless the list is short or there is one already.
     *
     * @param count the maximum number of entries
     * @throws Busy if there is none in time
     */
    public void begin(int count) {
        if (count > SHORT && !hasPermit) {
            acquire();
            hasPermit = true;
        }
    }

    private void acquire() {
        try {
            if (permits.get().tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Busy("the service");
    }

    @PreDestroy
    void end() {
        if (hasPermit) {
            permits.get().release();
        }
    }
}
