package dev.clipstream.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** What a failure says about the database. */
public enum DatabaseFailure {

    /** The database rolled the transaction back in favour of another one. */
    CONFLICT,

    /** A row was locked, or a statement ran, for too long. */
    OVERLOAD,

    /** The server only reads, as one does that another server has replaced. */
    READ_ONLY,

    /** There is no connection, or it broke: perhaps after a commit. */
    DISCONNECTION;

    private static final String SERIALIZATION_FAILURE = "40001";

    /**
     * A deadlock, what Group Replication says of a transaction whose rows another server has changed, and a statement
     * whose tables changed again and again while it was prepared.
     */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 3101, 1615);

    /** A time-out for a lock, an interrupted statement, and the time-outs of statements in MariaDB and MySQL. */
    private static final Set<Integer> OVERLOADS = Set.of(1205, 1317, 1969, 3024);

    /** A read-only server, transaction or mode, and a group of servers that has no majority. */
    private static final Set<Integer> REFUSALS_TO_WRITE = Set.of(1290, 1792, 1836, 3100);

    /**
     * A server that has left its group during a commit, a connection that MariaDB has ended, and one that leads to another
     * server than the one that prepared its statements.
     */
    private static final Set<Integer> DISCONNECTIONS = Set.of(1180, 1927, 1243);

    private static final String ILLEGAL_ARGUMENT_OF_DRIVER = "S1009";

    /** Returns what the failure says, if the database caused it. */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return causes(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(cause -> of((SQLException) cause))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Returns whether the server refuses to write, or the driver does since it has changed to another server. */
    public static boolean isReadOnly(SQLException e) {
        return REFUSALS_TO_WRITE.contains(e.getErrorCode())
                || ILLEGAL_ARGUMENT_OF_DRIVER.equals(e.getSQLState())
                        && e.getMessage().startsWith("Connection is read-only");
    }

    /** Returns the failure and all that caused it: what the database says to a commit is in a suppressed exception. */
    static SequencedSet<Throwable> causes(Throwable failure) {
        SequencedSet<Throwable> causes = new LinkedHashSet<>();
        addCauses(failure, causes);
        return causes;
    }

    private static void addCauses(Throwable failure, SequencedSet<Throwable> causes) {
        if (failure != null && causes.add(failure)) {
            addCauses(failure.getCause(), causes);
            for (Throwable suppressed : failure.getSuppressed()) {
                addCauses(suppressed, causes);
            }
        }
    }

    private static DatabaseFailure of(SQLException e) {
        // The driver gives a time-out for a lock the state of a serialization failure.
        if (OVERLOADS.contains(e.getErrorCode())) {
            return OVERLOAD;
        }
        if (SERIALIZATION_FAILURE.equals(e.getSQLState()) || CONFLICTS.contains(e.getErrorCode())) {
            return CONFLICT;
        }
        if (isReadOnly(e)) {
            return READ_ONLY;
        }
        return isDisconnection(e) ? DISCONNECTION : null;
    }

    /** Returns whether the server has given the connection up and does not say so in the SQL state. */
    public static boolean isGivenUp(SQLException e) {
        return DISCONNECTIONS.contains(e.getErrorCode());
    }

    /** SQL states of class 08 are connection exceptions; the connection pool's own time-out has no state. */
    private static boolean isDisconnection(SQLException e) {
        return isGivenUp(e)
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || e.getSQLState() == null
                || e.getSQLState().startsWith("08");
    }
}
