package dev.clipstream.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Runs a unit of work in a new transaction. Rows are locked in one order everywhere (the video, the accounts by id, the
 * clock of publications), so that two writers wait and do not deadlock. If the database aborts one all the same, its
 * work runs again, so it must have no effect outside the database. SmallRye Fault Tolerance would save a dozen lines here
 * and add nine jars of 424 classes and 604 KiB.
 */
@Singleton
public class Transactions {

    private static final int RETRIES = 5;
    private static final int LONGEST_PAUSE_MS = 40;
    private static final int MYSQL_LOCK_WAIT_TIMEOUT = 1205;
    private static final String SERIALIZATION_FAILURE = "40001";

    public <T> T call(Supplier<T> work) {
        for (int retries = 0; ; retries++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (retries == RETRIES || !isConflict(e) || !pause()) {
                    throw e;
                }
            }
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    private static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return SERIALIZATION_FAILURE.equals(e.getSQLState()) || e.getErrorCode() == MYSQL_LOCK_WAIT_TIMEOUT;
            }
        }
        return false;
    }

    /** Waits a moment; returns false if the thread is interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
