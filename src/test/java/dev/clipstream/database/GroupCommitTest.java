package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Has callers wait in an order that is known, while a writer of the test decides when transactions end. */
@QuarkusTest
class GroupCommitTest {

    private static final long HELD_ROW = 7;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Transactions transactions;

    @Inject
    TransactionSynchronizationRegistry registry;

    /** The requests of each transaction. */
    private final List<List<Long>> written = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void release() {
        release.countDown();
    }

    private record Caller(Thread thread, CompletableFuture<Void> outcome) {}

    @Test
    void whatIsRequestedWhileOthersAreWrittenIsOneTransaction() {
        GroupCommit commit = new GroupCommit(transactions, this::writeWhenReleased);
        List<Caller> callers = callers(commit, 1, 2, 3, 2);
        release.countDown();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
        assertThat(written).containsExactly(List.of(1L), List.of(2L, 2L, 3L));
    }

    @Test
    void aTransactionHasALimitAndARowThatIsWantedByManyComesInTurn() {
        GroupCommit commit = new GroupCommit(transactions, this::writeWhenReleased);
        List<Caller> callers = new ArrayList<>(callers(commit, 1));
        callers.addAll(Stream.generate(() -> call(commit, 2)).limit(100).toList());
        callers.forEach(GroupCommitTest::awaitWaiting);
        callers.addAll(callers(commit, 3));
        release.countDown();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
        assertThat(written)
                .hasSize(3)
                .last()
                .satisfies(last -> assertThat(last).hasSize(37).startsWith(3L, 2L));
    }

    @Test
    void aRowThatIsLockedHoldsUpOnlyThoseWhoWantIt() {
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (waits) {
                awaitRelease();
            }
            return requests.stream()
                    .map(request -> waits || request.link().toId() != HELD_ROW
                            ? Optional.<Problem>empty()
                            : Optional.<Problem>of(new Problem.UnknownVideo()))
                    .toList();
        });
        List<Caller> held = callers(commit, HELD_ROW);
        await().until(() -> written.size() == 2);
        held = new ArrayList<>(held);
        held.addAll(callers(commit, HELD_ROW, HELD_ROW));
        assertThat(call(commit, 1).outcome).succeedsWithin(LIMIT);
        assertThat(held).noneMatch(caller -> caller.outcome.isDone());
        release.countDown();
        assertThat(held).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
        assertThat(written.get(2)).containsExactly(1L);
        assertThat(written.getLast()).containsExactly(HELD_ROW, HELD_ROW);
    }

    @Test
    void aRequestThatFailsDoesSoAlone() {
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (written.size() == 1) {
                awaitRelease();
            }
            return requests.stream()
                    .map(request -> request.link().toId() == HELD_ROW
                            ? Optional.<Problem>of(new Problem.UnknownVideo())
                            : Optional.<Problem>empty())
                    .toList();
        });
        List<Caller> callers = callers(commit, 1, 2, HELD_ROW, 3);
        release.countDown();
        assertThat(callers.get(2).outcome)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withRootCauseInstanceOf(Problem.UnknownVideo.class);
        callers.remove(2);
        assertThat(callers).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
    }

    /** Whether it has the row for itself or not. */
    @ParameterizedTest
    @ValueSource(longs = {HELD_ROW, 2})
    void aRequestWhoseTransactionBreaksDoesSoAlone(long row) {
        UnaryOperator<Boolean> broken = is -> {
            throw new IllegalStateException("The counter is at its end");
        };
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (written.size() == 1) {
                awaitRelease();
            }
            requests.forEach(request -> request.wish().apply(false));
            return Collections.nCopies(requests.size(), Optional.empty());
        });
        List<Caller> callers = callers(commit, 1, 2);
        Caller failing = call(commit, new LinkRequest(new Link(1, row), broken));
        awaitWaiting(failing);
        callers.addAll(callers(commit, 2, 3));
        release.countDown();
        assertThat(failing.outcome).failsWithin(LIMIT).withThrowableThat().withMessageContaining("at its end");
        assertThat(callers).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
        assertThat(call(commit, row).outcome).succeedsWithin(LIMIT);
    }

    /** Whether it has the row for itself or not. */
    @ParameterizedTest
    @ValueSource(longs = {HELD_ROW, 2})
    void aGroupThatFindsTheDatabaseBusyIsNotTriedAgain(long row) {
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (written.size() == 1) {
                awaitRelease();
                return Collections.nCopies(requests.size(), Optional.empty());
            }
            throw new Problem.Busy("the database");
        });
        Caller first = callers(commit, 1).getFirst();
        List<Caller> refused = callers(commit, row, 2, 2, 3);
        release.countDown();
        assertThat(first.outcome).succeedsWithin(LIMIT);
        assertThat(refused)
                .allSatisfy(caller -> assertThat(caller.outcome)
                        .failsWithin(LIMIT)
                        .withThrowableThat()
                        .withRootCauseInstanceOf(Problem.Busy.class));
        assertThat(written).hasSize(2);
    }

    @Test
    void aConflictIsTriedAgainAndAnotherFailureIsToldToEverybody() {
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (written.size() == 1) {
                awaitRelease();
            } else if (written.size() == 2) {
                throw new IllegalStateException(new SQLException("Deadlock", "40001", 1213));
            } else if (requests.getFirst().link().toId() == HELD_ROW) {
                throw new IllegalStateException(new SQLException("Server shutdown in progress", "08S01", 1053));
            }
            return Collections.nCopies(requests.size(), Optional.empty());
        });
        List<Caller> callers = callers(commit, 1, 2, 3);
        release.countDown();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.outcome).succeedsWithin(LIMIT));
        assertThat(written).containsExactly(List.of(1L), List.of(2L, 3L), List.of(2L, 3L));
        assertThatThrownBy(() -> commit.write(request(HELD_ROW)))
                .satisfies(failure -> assertThat(Problem.of(failure)).isInstanceOf(Problem.Unavailable.class));
    }

    /** The row is left over in one of the two runs only, whose commits fail and succeed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRowThatIsLeftOverInOneOfTwoRunsIsWrittenOnceAndFreeAfterwards(int run) {
        GroupCommit commit = new GroupCommit(transactions, (requests, waits) -> {
            note(requests);
            if (written.size() == 1) {
                registry.registerInterposedSynchronization(new FailingCommit());
            }
            return requests.stream()
                    .map(request -> written.size() == run
                            ? Optional.<Problem>of(new Problem.UnknownVideo())
                            : Optional.<Problem>empty())
                    .toList();
        });
        commit.write(request(1));
        assertThat(written).hasSize(run + 1).allMatch(List.of(1L)::equals);
        assertThat(call(commit, 1).outcome).succeedsWithin(LIMIT);
        assertThat(written).hasSize(run + 2);
    }

    private static final class FailingCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            throw new IllegalStateException(new SQLException("Deadlock", "40001", 1213));
        }

        @Override
        public void afterCompletion(int status) {}
    }

    @Test
    void aCallerWhoIsInterruptedWithdrawsTheRequestOrLearnsItsOutcome() {
        GroupCommit commit = new GroupCommit(transactions, this::writeWhenReleased);
        List<Caller> callers = callers(commit, 1, 2);
        callers.forEach(caller -> caller.thread.interrupt());
        assertThat(callers.get(1).outcome)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withRootCauseInstanceOf(Problem.Busy.class);
        assertThat(callers.get(0).outcome).isNotDone();
        release.countDown();
        assertThat(callers.get(0).outcome).succeedsWithin(LIMIT);
        commit.write(request(3));
        assertThat(written).containsExactly(List.of(1L), List.of(3L));
    }

    /** Starts callers, each when the one before is waiting. */
    private List<Caller> callers(GroupCommit commit, long... rows) {
        List<Caller> callers = new ArrayList<>();
        for (long row : rows) {
            callers.add(call(commit, row));
            awaitWaiting(callers.getLast());
            soon().until(() -> !written.isEmpty());
        }
        return callers;
    }

    private static void awaitWaiting(Caller caller) {
        soon().until(() -> caller.thread.getState() == Thread.State.TIMED_WAITING);
    }

    private static Caller call(GroupCommit commit, long row) {
        return call(commit, request(row));
    }

    private static Caller call(GroupCommit commit, LinkRequest request) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                commit.write(request);
                outcome.complete(null);
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        return new Caller(thread, outcome);
    }

    /** The first callers would give up before many others wait. */
    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static LinkRequest request(long row) {
        return new LinkRequest(new Link(1, row), is -> true);
    }

    private List<Optional<Problem>> writeWhenReleased(List<LinkRequest> requests, boolean waits) {
        note(requests);
        awaitRelease();
        return Collections.nCopies(requests.size(), Optional.empty());
    }

    private void note(List<LinkRequest> requests) {
        written.add(requests.stream().map(request -> request.link().toId()).toList());
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
