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
 * Counts the runs of each job by result. A run is skipped while the previous one goes on, or because another instance
 * runs the job.
 */
@Singleton
class JobMeters {

    private final MeterRegistry meters;
    private final Set<String> skipped = ConcurrentHashMap.newKeySet();

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Makes the current run of the job count as skipped. */
    void markSkipped(String job) {
        skipped.add(job);
    }

    void count(@Observes SuccessfulExecution run) {
        String job = job(run.getExecution());
        count(job, skipped.remove(job) ? "skipped" : "success");
    }

    void count(@Observes FailedExecution run) {
        count(job(run.getExecution()), "failure");
    }

    void count(@Observes SkippedExecution run) {
        count(job(run.getExecution()), "skipped");
    }

    /** Labels the job as "name", because Prometheus labels what it scrapes as "job". */
    private void count(String job, String result) {
        meters.counter("clipstream.jobs", "name", job, "result", result).increment();
    }

    private static String job(ScheduledExecution run) {
        return run.getTrigger().getId();
    }
}
