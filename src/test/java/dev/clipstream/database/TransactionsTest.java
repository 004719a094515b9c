package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clipstream.fixture.Client;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionsTest {

    private static final String LOCK = "select id from account where id = ?1 for update";

    @Inject
    Transactions transactions;

    @Test
    void aConflictThatComesWithTheCommitIsTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        transactions.run(() -> {
            if (runs.incrementAndGet() < 5) {
                RollbackException ofCommit = new RollbackException();
                ofCommit.addSuppressed(new SQLException("Deadlock", "40001", 1213));
                throw new IllegalStateException(ofCommit);
            }
        });
        assertThat(runs).hasValue(5);
    }

    @Test
    void aLockThatWasNotHadIsNotTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException(new SQLException("Lock wait timeout exceeded", "40001", 1205));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void twoThatDeadlockBothSucceed() throws Exception {
        long one = Client.registered().userId();
        long other = Client.registered().userId();
        CountDownLatch bothHaveLocked = new CountDownLatch(2);
        atOnce(List.of(lockInTurn(one, other, bothHaveLocked), lockInTurn(other, one, bothHaveLocked)));
        assertThat(bothHaveLocked.getCount()).isZero();
    }

    private Callable<Void> lockInTurn(long first, long second, CountDownLatch bothHaveLocked) {
        return () -> {
            transactions.run(() -> {
                Sql.lock(LOCK, first);
                bothHaveLocked.countDown();
                try {
                    bothHaveLocked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                Sql.lock(LOCK, second);
            });
            return null;
        };
    }

    @Test
    void transactionsWithinTransactionsDoNotWaitForEachOther() throws Exception {
        Callable<Void> nested =
                () -> transactions.call(() -> transactions.callOn("x", 1, () -> transactions.call(() -> (Void) null)));
        atOnce(Collections.nCopies(200, nested));
    }

    /** The databases have a limit of their own each, which a statement can change in the words of both. */
    @Test
    void aStatementThatTakesTooLongIsEndedByTheServer() {
        assertThat(Sql.rows("show variables where variable_name in ('max_execution_time', 'max_statement_time')"))
                .singleElement()
                .satisfies(row ->
                        assertThat(Double.parseDouble(row[1].toString()) % 9990).isEqualTo(10));
        Throwable failure = catchThrowable(() -> Sql.numbers("/*M! set statement max_statement_time=0.1 for */"
                + " select /*+ max_execution_time(100) */ count(*) from information_schema.columns a"
                + " join information_schema.columns b join information_schema.columns c"));
        assertThat(Problem.of(failure)).isInstanceOf(Problem.Busy.class);
    }

    private static void atOnce(List<Callable<Void>> works) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var work : threads.invokeAll(works)) {
                work.get();
            }
        }
    }
}
