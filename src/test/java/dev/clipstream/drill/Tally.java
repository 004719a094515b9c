package dev.clipstream.drill;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The answers of all callers. */
final class Tally {

    private static final int KEPT = 20;

    private final Map<Deed, Integer> successes = new EnumMap<>(Deed.class);
    private final Map<Deed, Integer> busy = new EnumMap<>(Deed.class);
    private final Map<Deed, Duration> longest = new EnumMap<>(Deed.class);
    private final List<String> wrong = new ArrayList<>();
    private int broken;
    private int wrongCount;

    synchronized void success(Deed deed) {
        successes.merge(deed, 1, Integer::sum);
    }

    synchronized void busy(Deed deed) {
        busy.merge(deed, 1, Integer::sum);
    }

    /** Counts a connection that ended while the pod was being stopped. */
    synchronized void broken() {
        broken++;
    }

    synchronized void wrong(String what) {
        wrongCount++;
        if (wrong.size() < KEPT) {
            wrong.add(what);
        }
    }

    synchronized void took(Deed deed, Duration time) {
        longest.merge(deed, time, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    synchronized int successes(Deed... of) {
        return sum(successes, of);
    }

    synchronized int busy(Deed... of) {
        return sum(busy, of);
    }

    synchronized Duration longest(Deed... of) {
        return named(of)
                .map(deed -> longest.getOrDefault(deed, Duration.ZERO))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public synchronized String toString() {
        return "successes %s, busy %s, longest %s, broken %d, wrong %d%s"
                .formatted(
                        successes,
                        busy,
                        longest,
                        broken,
                        wrongCount,
                        wrong.stream().map(text -> "\n  " + text).collect(joining()));
    }

    private static int sum(Map<Deed, Integer> counts, Deed... of) {
        return named(of).mapToInt(deed -> counts.getOrDefault(deed, 0)).sum();
    }

    /** Returns these deeds, or all where none is named. */
    static Stream<Deed> named(Deed... of) {
        return Stream.of(of.length == 0 ? Deed.values() : of);
    }
}
