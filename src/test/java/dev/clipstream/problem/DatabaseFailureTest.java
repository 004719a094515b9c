package dev.clipstream.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "1213, 40001, CONFLICT",
        "3101, 40000, CONFLICT",
        "1615, HY000, CONFLICT",
        "1205, 40001, OVERLOAD",
        "3024, HY000, OVERLOAD",
        "1969, 70100, OVERLOAD",
        "1317, 70100, OVERLOAD",
        "1290, HY000, READ_ONLY",
        "1792, 25006, READ_ONLY",
        "1836, HY000, READ_ONLY",
        "3100, HY000, READ_ONLY",
        "1047, 08S01, DISCONNECTION",
        "1180, HY000, DISCONNECTION",
        "1927, 70100, DISCONNECTION",
        "1243, HY000, DISCONNECTION",
        "0, 08S01, DISCONNECTION",
        "0, , DISCONNECTION"
    })
    void theCodeTellsWhatFailed(int code, String state, DatabaseFailure expected) {
        assertThat(DatabaseFailure.of(new SQLException("x", state, code))).contains(expected);
        assertThat(Problem.of(new IllegalStateException(atCommit(code, state))))
                .isInstanceOf(
                        switch (expected) {
                            case CONFLICT, OVERLOAD -> Problem.Busy.class;
                            case READ_ONLY, DISCONNECTION -> Problem.Unavailable.class;
                        });
    }

    /** The transaction manager puts what a resource throws there. */
    private static RollbackException atCommit(int code, String state) {
        XAException ofResource = new XAException(XAException.XA_RBROLLBACK);
        ofResource.initCause(new SQLException("x", state, code));
        RollbackException failure = new RollbackException();
        failure.addSuppressed(ofResource);
        return failure;
    }

    @Test
    void theTimeOutOfThePoolIsADisconnection() {
        assertThat(DatabaseFailure.of(new SQLTransientConnectionException("x", "HY000")))
                .contains(DatabaseFailure.DISCONNECTION);
    }

    @Test
    void anythingElseIsUnexpected() {
        SQLException wrongStatement = new SQLException("x", "42000", 1064);
        wrongStatement.addSuppressed(new IllegalStateException(wrongStatement));
        assertThat(DatabaseFailure.of(wrongStatement)).isEmpty();
        assertThat(Problem.of(wrongStatement)).isInstanceOf(Problem.Unexpected.class);
    }
}
