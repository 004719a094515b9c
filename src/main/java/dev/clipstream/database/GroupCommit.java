package dev.clipstream.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.clipstream.problem.DatabaseFailure;
import dev.clipstream.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes what many callers request at the same time in one transaction. The first request is written at once; those that
 * come meanwhile wait, and are the next transaction.
 *
 * <p>That transaction waits for nobody's lock: what it cannot lock at once is left over, as is what seems not to exist.
 * All that is left over for a row is written in a transaction of its own, which waits, and meanwhile further requests for
 * that row do. So nobody waits for a row that others want. A request that makes a transaction fail is written alone in the
 * end, and fails alone.
 *
 * <p>A caller returns when its request is committed, or throws why it is not, and other instances have been told.
 */
public final class GroupCommit {

    /** More take longer to write, and save little. */
    private static final int MOST_AT_ONCE = 64;

    private static final int MOST_UNCOMMITTED = 4;
    private static final int MOST_WAITING = 4096;

    private final Transactions transactions;
    private final Writer writer;
    private final Map<Long, RowQueue> queues = new LinkedHashMap<>();
    private int waiting;
    /** Whether a transaction that does not wait has statements to send. */
    private boolean isWriting;

    /** How many such transactions there are, with those that only commit. */
    private int uncommitted;

    /** Writes requests within a transaction, which may run again. */
    public interface Writer {

        /**
         * Returns for each request, in their order, why it fails, or nothing if it is written.
         *
         * @param waits whether to wait for locks; if not, a request that would have to fails, with any problem
         */
        List<Optional<Problem>> write(List<LinkRequest> requests, boolean waits);
    }

    private record Waiting(LinkRequest request, CompletableFuture<Void> written) {

        /** Returns the id of the row that the writer locks first. */
        long row() {
            return request.link().toId();
        }
    }

    private static final class RowQueue {
        private final Queue<Waiting> requests = new ArrayDeque<>();
        /** How many transactions write what was left over for the row, or are about to. */
        private int ownTransactions;
    }

    public GroupCommit(Transactions transactions, Writer writer) {
        this.transactions = transactions;
        this.writer = writer;
    }

    /**
     * Has the request written.
     *
     * @throws Problem.Busy if too many others wait, or for too long
     */
    public void write(LinkRequest request) {
        Waiting caller = new Waiting(request, new CompletableFuture<>());
        add(caller);
        try {
            caller.written.get(Transactions.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            giveUp(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(caller);
        }
    }

    /** Withdraws the request, or waits on if it is being written. */
    private void giveUp(Waiting caller) {
        if (remove(caller)) {
            throw new Problem.Busy(Transactions.WHAT);
        }
        try {
            caller.written.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private synchronized void add(Waiting caller) {
        if (waiting == MOST_WAITING) {
            throw new Problem.Busy(Transactions.WHAT);
        }
        queue(caller.row()).requests.add(caller);
        waiting++;
        writeNext();
    }

    private synchronized boolean remove(Waiting caller) {
        RowQueue queue = queues.get(caller.row());
        boolean isRemoved = queue != null && queue.requests.remove(caller);
        if (isRemoved) {
            waiting--;
            forgetIfIdle(caller.row(), queue);
        }
        return isRemoved;
    }

    private RowQueue queue(long row) {
        return queues.computeIfAbsent(row, id -> new RowQueue());
    }

    private void forgetIfIdle(long row, RowQueue queue) {
        if (queue.requests.isEmpty() && queue.ownTransactions == 0) {
            queues.remove(row);
        }
    }

    private synchronized void writeNext() {
        if (!isWriting && waiting > 0 && uncommitted < MOST_UNCOMMITTED) {
            isWriting = true;
            Thread.startVirtualThread(this::writeTogether);
        }
    }

    private void writeTogether() {
        List<Waiting> callers = take();
        if (callers.isEmpty()) {
            return;
        }
        Handover handover = new Handover();
        List<Optional<Problem>> problems;
        try {
            problems = transactions.callUntold(() -> {
                List<Optional<Problem>> found = writer.write(requests(callers), false);
                handover.pass(leftOver(callers, found).keySet());
                return found;
            });
        } catch (RuntimeException | Error e) {
            boolean isOfOne = callers.size() > 1 && isOfOne(e);
            Map<Long, List<Waiting>> leftOver = isOfOne ? byRow(callers) : Map.of();
            handover.end(leftOver.keySet());
            writeLeftOver(leftOver);
            tellOthers(() -> fail(isOfOne ? List.of() : callers, e));
            return;
        }
        Map<Long, List<Waiting>> leftOver = leftOver(callers, problems);
        handover.end(leftOver.keySet());
        writeLeftOver(leftOver);
        tellOthers(() -> {
            for (int i = 0; i < callers.size(); i++) {
                if (problems.get(i).isEmpty()) {
                    callers.get(i).written.complete(null);
                }
            }
        });
    }

    /** Returns whether one of several requests may be the reason why all failed: it is not the database as a whole. */
    private static boolean isOfOne(Throwable failure) {
        return failure instanceof RuntimeException
                && !(failure instanceof Problem)
                && DatabaseFailure.of(failure).isEmpty();
    }

    private void tellOthers(Runnable answer) {
        try {
            transactions.tellOthers();
        } finally {
            answer.run();
        }
    }

    private static Map<Long, List<Waiting>> leftOver(List<Waiting> callers, List<Optional<Problem>> problems) {
        List<Waiting> leftOver = new ArrayList<>();
        for (int i = 0; i < callers.size(); i++) {
            if (problems.get(i).isPresent()) {
                leftOver.add(callers.get(i));
            }
        }
        return byRow(leftOver);
    }

    private static Map<Long, List<Waiting>> byRow(List<Waiting> callers) {
        return callers.stream().collect(groupingBy(Waiting::row, LinkedHashMap::new, toList()));
    }

    /** Lets the next transaction begin when the statements of this one are done, while it commits. */
    private final class Handover {

        private boolean isPassed;
        /** The rows whose queues know that something is left over. */
        private Set<Long> known = Set.of();

        /** @param rows those for which something is left over */
        private void pass(Set<Long> rows) {
            synchronized (GroupCommit.this) {
                if (!isPassed) {
                    isPassed = true;
                    known = rows;
                    known.forEach(row -> queue(row).ownTransactions++);
                    isWriting = false;
                    writeNext();
                }
            }
        }

        /** Corrects what {@link #pass} was told, if the transaction ran again or failed since. */
        private void end(Set<Long> rows) {
            synchronized (GroupCommit.this) {
                pass(rows);
                rows.stream().filter(row -> !known.contains(row)).forEach(row -> queue(row).ownTransactions++);
                known.stream().filter(row -> !rows.contains(row)).forEach(GroupCommit.this::endLeftOver);
                uncommitted--;
                writeNext();
            }
        }
    }

    private void writeLeftOver(Map<Long, List<Waiting>> leftOver) {
        leftOver.forEach((row, ofRow) -> Thread.startVirtualThread(() -> writeLeftOver(row, ofRow)));
    }

    private void writeLeftOver(long row, List<Waiting> callers) {
        try {
            writeWaiting(callers);
        } catch (RuntimeException | Error e) {
            fail(callers, e);
            if (DatabaseFailure.of(e).filter(DatabaseFailure.OVERLOAD::equals).isPresent()) {
                // They have waited for the same lock.
                fail(takeAll(row), e);
            }
        } finally {
            endLeftOver(row);
        }
    }

    private void writeWaiting(List<Waiting> callers) {
        List<Optional<Problem>> problems;
        try {
            problems = transactions.call(() -> writer.write(requests(callers), true));
        } catch (RuntimeException e) {
            if (callers.size() == 1 || !isOfOne(e)) {
                throw e;
            }
            writeOneByOne(callers);
            return;
        }
        for (int i = 0; i < callers.size(); i++) {
            CompletableFuture<Void> written = callers.get(i).written;
            problems.get(i).ifPresentOrElse(written::completeExceptionally, () -> written.complete(null));
        }
    }

    private void writeOneByOne(List<Waiting> callers) {
        for (Waiting caller : callers) {
            try {
                writeWaiting(List.of(caller));
            } catch (RuntimeException e) {
                if (!isOfOne(e)) {
                    throw e;
                }
                fail(List.of(caller), e);
            }
        }
    }

    private synchronized void endLeftOver(long row) {
        RowQueue queue = queues.get(row);
        queue.ownTransactions--;
        forgetIfIdle(row, queue);
        writeNext();
    }

    private static void fail(List<Waiting> callers, Throwable failure) {
        callers.forEach(caller -> caller.written.completeExceptionally(failure));
    }

    private static List<LinkRequest> requests(List<Waiting> callers) {
        return callers.stream().map(Waiting::request).toList();
    }

    private synchronized List<Waiting> takeAll(long row) {
        Queue<Waiting> requests = queues.get(row).requests;
        List<Waiting> taken = List.copyOf(requests);
        requests.clear();
        waiting -= taken.size();
        return taken;
    }

    /** Takes those that came first, row by row; if there are none, nobody writes any more. */
    private synchronized List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>();
        Iterator<RowQueue> all = queues.values().iterator();
        while (all.hasNext() && taken.size() < MOST_AT_ONCE) {
            RowQueue queue = all.next();
            if (queue.ownTransactions == 0) {
                while (taken.size() < MOST_AT_ONCE && !queue.requests.isEmpty()) {
                    taken.add(queue.requests.remove());
                }
                all.remove();
                if (!queue.requests.isEmpty()) {
                    // The other rows come first next time.
                    queues.put(queue.requests.peek().row(), queue);
                    break;
                }
            }
        }
        waiting -= taken.size();
        isWriting = !taken.isEmpty();
        uncommitted += isWriting ? 1 : 0;
        return taken;
    }
}
