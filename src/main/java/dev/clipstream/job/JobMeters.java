package dev.clipstream.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SkippedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how the runs of each job ended. A run is skipped while the last one still goes on, or because another instance
 * does it.
 */
@Singleton
class JobMeters {

    private final MeterRegistry meters;
    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The run of the job that is under way here does nothing. */
    void isElsewhere(String job) {
        elsewhere.add(job);
    }

    void count(@Observes SuccessfulExecution run) {
        String job = job(run.getExecution());
        count(job, elsewhere.remove(job) ? "skipped" : "success");
    }

    void count(@Observes FailedExecution run) {
        count(job(run.getExecution()), "failure");
    }

    void count(@Observes SkippedExecution run) {
        count(job(run.getExecution()), "skipped");
    }

    /** Not "job": so Prometheus calls what it scrapes. */
    private void count(String job, String result) {
        meters.counter("clipstream.jobs", "name", job, "result", result).increment();
    }

    private static String job(ScheduledExecution run) {
        return run.getTrigger().getId();
    }
}
