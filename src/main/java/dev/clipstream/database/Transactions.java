package dev.clipstream.database;

import dev.clipstream.cache.Changes;
import dev.clipstream.limit.Deadline;
import dev.clipstream.problem.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs a unit of work in a new transaction. Rows are locked in one order everywhere (the video, the accounts by id, the
 * clock of publications), so that two writers wait and do not deadlock; one that never waits may have another order. If
 * the database aborts one all the same, its work runs again, so it must have no effect outside the database. SmallRye
 * Fault Tolerance would save a dozen lines here and add nine jars of 424 classes and 604 KiB.
 *
 * <p>All of these together leave a third of the connections to those who only read, whatever they wait for.
 */
@Singleton
public class Transactions {

    static final String WHAT = "the database";

    private static final int RETRIES = 20;
    private static final int FIRST_PAUSE_MS = 20;
    private static final int LONGEST_PAUSE_MS = 640;

    /** How long a caller waits for its turn and tries again. The time-out of a lock comes on top. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Semaphore permits;
    private final RowQueues rows = new RowQueues();
    private final Changes changes;

    Transactions(AgroalDataSource database, Changes changes) {
        this.changes = changes;
        int connections =
                database.getConfiguration().connectionPoolConfiguration().maxSize();
        permits = new Semaphore(Math.max(1, connections * 2 / 3), true);
    }

    /** Throws {@link dev.clipstream.problem.Problem.Busy} if too many other transactions run for too long. */
    public <T> T call(Supplier<T> work) {
        return telling(() -> permitted(work));
    }

    private <T> T permitted(Supplier<T> work) {
        Deadline deadline = Deadline.after(PATIENCE);
        if (QuarkusTransaction.isActive()) {
            // The transaction around this one has a permit: all that have one might wait here for another.
            return repeated(work, deadline);
        }
        return deadline.withPermit(permits, WHAT, () -> repeated(work, deadline));
    }

    /** As {@link #call}, for who calls {@link #tellOthers} on the same thread afterwards, whatever the outcome. */
    <T> T callUntold(Supplier<T> work) {
        return permitted(work);
    }

    /** Tells the other instances what this thread has changed. */
    void tellOthers() {
        changes.tellOthers();
    }

    public void run(Runnable work) {
        call(returningNull(work));
    }

    /** As {@link #call}, for work that locks this row first: while it is locked, only few connections wait for it. */
    public <T> T callOn(String table, Object key, Supplier<T> work) {
        return telling(() -> rows.call(table, key, () -> permitted(work)));
    }

    public void runOn(String table, Object key, Runnable work) {
        callOn(table, key, returningNull(work));
    }

    /** Other instances are told what changed when no row, permit or connection is held any more. */
    private <T> T telling(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            if (!QuarkusTransaction.isActive()) {
                tellOthers();
            }
        }
    }

    private static <T> T repeated(Supplier<T> work, Deadline deadline) {
        for (int retries = 0; ; retries++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (retries == RETRIES || !isConflict(e) || !pause(retries, deadline)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isConflict(RuntimeException failure) {
        return DatabaseFailure.of(failure)
                .filter(DatabaseFailure.CONFLICT::equals)
                .isPresent();
    }

    /** Waits a moment, longer after each retry; returns false if there is no time or the thread is interrupted. */
    private static boolean pause(int retries, Deadline deadline) {
        int longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << retries);
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(longest));
        try {
            if (!deadline.allows(pause)) {
                return false;
            }
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Supplier<Void> returningNull(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }
}
