package dev.clipstream.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param latencies in nanoseconds
 * @param nanos how long answers counted
 * @param answers how many there were at any time
 * @param errors how many requests had no answer, or a wrong one, at any time
 * @param firstError the first of these, or null
 */
public record Measured(Histogram latencies, long nanos, long answers, long errors, String firstError) {

    private static final double NANOS_IN_A_SECOND = 1e9;
    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    public long requests() {
        return latencies.getTotalCount();
    }

    public double perSecond() {
        return requests() * NANOS_IN_A_SECOND / nanos;
    }

    /** Returns the latency that this share of the answers did not exceed, in milliseconds. */
    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_IN_A_MILLISECOND;
    }

    Measured plus(Measured other) {
        Histogram sum = latencies.copy();
        sum.add(other.latencies);
        return new Measured(
                sum,
                nanos,
                answers + other.answers,
                errors + other.errors,
                firstError == null ? other.firstError : firstError);
    }
}
