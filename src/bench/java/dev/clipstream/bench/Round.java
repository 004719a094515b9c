package dev.clipstream.bench;

import dev.clipstream.bench.load.Measured;

/**
 * What one load gave, for the report.
 *
 * @param p50 and the other percentiles in milliseconds
 * @param serviceMicros the processor time of the service for each answer
 * @param databaseMicros that of the embedded database
 */
record Round(
        double perSecond,
        double p50,
        double p90,
        double p99,
        double p999,
        double max,
        long requests,
        long errors,
        String firstError,
        double serviceMicros,
        double databaseMicros) {

    static Round of(Measured measured, double serviceMicros, double databaseMicros) {
        return new Round(
                measured.perSecond(),
                measured.millis(50),
                measured.millis(90),
                measured.millis(99),
                measured.millis(99.9),
                measured.millis(100),
                measured.requests(),
                measured.errors(),
                measured.firstError(),
                serviceMicros,
                databaseMicros);
    }
}
