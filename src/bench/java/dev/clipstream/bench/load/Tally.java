package dev.clipstream.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts the answers of one thread of a load. */
final class Tally {

    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final byte[] start;
    private final long from;
    private final long until;
    private final Histogram latencies = new Histogram(LONGEST_NS, DIGITS);
    private long answers;
    private long errors;
    private String firstError;

    /** @param from when answers begin to count, as {@link System#nanoTime} tells it */
    Tally(byte[] start, long from, long until) {
        this.start = start;
        this.from = from;
        this.until = until;
    }

    /** Counts an answer to a request that was due at {@code sent}. */
    void count(Answer answer, long sent, long now) {
        answers++;
        if (answer.status() != 200 || !answer.startsWith(start) || answer.isTooLong()) {
            fail(answer.status() + " " + answer.text());
        } else if (now >= from && now < until) {
            latencies.recordValue(Math.min(now - sent, LONGEST_NS));
        }
    }

    /** Counts a request that got no answer, or a wrong one. */
    void fail(String reason) {
        errors++;
        if (firstError == null) {
            firstError = reason.substring(0, Math.min(reason.length(), 500));
        }
    }

    Measured measured() {
        return new Measured(latencies, until - from, answers, errors, firstError);
    }
}
