package dev.clipstream.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.Pod;
import dev.clipstream.recount.WrongCounters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clients that call pods in the background, over HTTP/1.1 with connections that are kept, until the test stops them.
 *
 * <pre>{@code
 * try (Load load = Load.on(first, second).start(4)) {
 *     load.awaitSuccesses(200);
 *     first.kill();
 *     load.awaitSuccesses(200);
 *     first.start();
 *     first.awaitStarted();
 *     load.awaitSuccesses(5, Deed.values());
 *     load.stop();
 *     load.assertOnlySuccessOrBusy();
 *     load.assertNothingAcknowledgedIsLost();
 * }
 * }</pre>
 *
 * Each caller has an account of its own, and sends one request after the other. While its pod is being stopped or is
 * down, it calls another one; a connection may end only then.
 */
public final class Load implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int VIDEOS = 8;

    private final List<Pod> pods;
    private final Tally tally = new Tally();
    private final Line line;
    private final List<Caller> callers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private List<Long> videos = List.of();
    private volatile boolean stopped;

    private Load(List<Pod> pods) {
        this.pods = pods;
        line = new Line(pods, tally);
    }

    public static Load on(Pod... pods) {
        return new Load(List.of(pods));
    }

    /** Starts on each pod this many callers who do everything but uploads, and one who uploads. Pods must be up. */
    public Load start(int callersEach) {
        for (Pod pod : pods) {
            IntStream.range(0, callersEach).forEach(i -> callers.add(Caller.mixed(line, pod)));
            callers.add(Caller.uploading(line, pod));
        }
        Caller star = callers.getFirst();
        videos = IntStream.range(0, VIDEOS)
                .mapToObj(i -> star.publishUrl("video " + i))
                .toList();
        // A pod with a database of its own sees a little later what was written to the other's.
        callers.forEach(caller -> await().until(() -> caller.sees(VIDEOS, star)));
        List<Long> accounts = callers.stream().map(Caller::id).toList();
        callers.forEach(caller -> caller.meet(videos, accounts));
        callers.forEach(caller -> threads.add(Thread.startVirtualThread(() -> run(caller))));
        return this;
    }

    private void run(Caller caller) {
        while (!stopped) {
            try {
                caller.act();
            } catch (RuntimeException | AssertionError e) {
                tally.wrong(e.toString());
            }
        }
    }

    /** Returns the videos that callers like and comment on. */
    public List<Long> videos() {
        return videos;
    }

    /** Waits for this many more successes, of each of these deeds if any are named, else of all together. */
    public void awaitSuccesses(int count, Deed... each) {
        Map<Deed, Integer> before = new EnumMap<>(Deed.class);
        Stream.of(each).forEach(deed -> before.put(deed, tally.successes(deed)));
        int allBefore = tally.successes();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            assertThat(tally.successes()).as(tally::toString).isGreaterThanOrEqualTo(allBefore + count);
            before.forEach((deed, number) ->
                    assertThat(tally.successes(deed)).as(tally::toString).isGreaterThanOrEqualTo(number + count));
        });
    }

    /** Waits for this many more answers of 503, to these deeds or to all. */
    public void awaitBusy(int count, Deed... of) {
        int before = tally.busy(of);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(tally.busy(of)).as(tally::toString).isGreaterThanOrEqualTo(before + count));
    }

    /** Returns the number of successes so far, of these deeds or of all. */
    public int successes(Deed... of) {
        return tally.successes(of);
    }

    /** Returns the number of answers of 503 so far, to these deeds or to all. */
    public int busy(Deed... of) {
        return tally.busy(of);
    }

    /** Returns the number of connections that ended while their pod was being stopped or was down. */
    public int broken() {
        return tally.broken();
    }

    /** Returns the longest time until an answer so far, to these deeds or to any. */
    public Duration longest(Deed... of) {
        return tally.longest(of);
    }

    /** Waits until every caller has its last answer. */
    public void stop() {
        stopped = true;
        await().atMost(LIMIT).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    /**
     * Asserts that each request has succeeded, or was answered 503 with Retry-After. Nothing else may have happened, but
     * for connections that ended while their pod was being stopped or was down.
     */
    public void assertOnlySuccessOrBusy() {
        assertThat(tally.wrong()).as(tally::toString).isEmpty();
        assertThat(tally.successes()).isPositive();
    }

    /** Stops, and asserts that each acknowledged deed is there exactly once and that all counters are exact. */
    public void assertNothingAcknowledgedIsLost() {
        stop();
        callers.forEach(Caller::assertAllIsThere);
        try (Connection connection = pods.getFirst().connectToDatabase()) {
            assertThat(WrongCounters.in(connection)).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        line.close();
    }

    @Override
    public String toString() {
        return tally.toString();
    }
}
