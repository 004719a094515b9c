package dev.clipstream.limit;

import dev.clipstream.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what was refused because it came too often. */
@Singleton
public class Refusals {

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Returns what to throw. */
    public Problem.TooManyRequests of(String family, String operation) {
        meters.counter("clipstream.rate.limited", "family", family, "operation", operation)
                .increment();
        return new Problem.TooManyRequests();
    }
}
