package dev.clipstream.dialect;

import dev.clipstream.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Singleton;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Counts the problems that clients are told, and logs those that are not theirs. Of equal ones in ten seconds it logs the
 * first and the number of the others.
 */
@Singleton
public class ProblemReports {

    private static final Logger LOG = Logger.getLogger(ProblemReports.class);
    private static final long PERIOD_MS = 10_000;

    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Map<String, AtomicLong> repetitions = new ConcurrentHashMap<>();

    ProblemReports(MeterRegistry meters, Vertx vertx) {
        this.meters = meters;
        this.vertx = vertx;
    }

    /**
     * Reports a problem that a client is told.
     *
     * @param failure what the problem was made of
     * @param where the operation that failed, for the log
     */
    public void add(String family, Problem problem, Throwable failure, String where) {
        if (problem instanceof Problem.Unexpected && hasClientGone(failure)) {
            LOG.debugf("%s: the client has gone", where);
            return;
        }
        String kind = problem.getClass().getSimpleName();
        meters.counter("clipstream.problems", "family", family, "kind", kind).increment();
        boolean isOurs = problem instanceof Problem.Unexpected
                || problem instanceof Problem.Outage
                || problem instanceof Problem.Busy;
        if (!isOurs) {
            LOG.debugf("%s: %s", where, problem.getMessage());
        } else if (isFirst(kind + " by " + origin(failure))) {
            log(problem, failure, where);
        }
    }

    private static void log(Problem problem, Throwable failure, String where) {
        switch (problem) {
            case Problem.Unexpected _ -> LOG.errorf(failure, "%s failed", where);
            case Problem.Busy _ -> LOG.warnf("%s: %s", where, root(failure).getMessage());
            default -> LOG.warnf(failure, "%s: %s", where, problem.getMessage());
        }
    }

    private boolean isFirst(String kind) {
        AtomicLong others = repetitions.putIfAbsent(kind, new AtomicLong());
        if (others == null) {
            vertx.setTimer(PERIOD_MS, timer -> sumUp(kind));
            return true;
        }
        others.incrementAndGet();
        return false;
    }

    /** Ends the period of a kind. */
    void sumUp(String kind) {
        AtomicLong others = repetitions.remove(kind);
        if (others != null && others.get() > 0) {
            LOG.warnf("%d more: %s", others.get(), kind);
        }
    }

    /** Returns whether an answer could not be written: the failures of servers that the service uses are problems. */
    private static boolean hasClientGone(Throwable failure) {
        Throwable root = root(failure);
        return root instanceof HttpClosedException
                || root instanceof ClosedChannelException
                || root instanceof SocketException;
    }

    /** Returns the type of the first exception and where it was thrown. */
    private static String origin(Throwable failure) {
        Throwable root = root(failure);
        StackTraceElement[] trace = root.getStackTrace();
        String type = root.getClass().getName();
        return trace.length == 0 ? type : type + " at " + trace[0];
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
