package dev.clipstream.message;

import dev.clipstream.job.JobLock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** No longer waits for accounts that never connect. Their messages stay and can be listed. */
@ApplicationScoped
public class UndeliveredJob {

    private static final String JOB = "undelivered";
    private static final int AT_ONCE = 1000;
    /** A little less than between two runs. */
    private static final Duration PERIOD = Duration.ofMinutes(55);

    private final Deliveries deliveries;
    private final MessageConfig config;
    private final JobLock lock;
    private final Clock clock;

    UndeliveredJob(Deliveries deliveries, MessageConfig config, JobLock lock, Clock clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.lock = lock;
        this.clock = clock;
    }

    @Scheduled(identity = JOB, every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        lock.runOncePer(PERIOD, JOB, this::forgetAll);
    }

    void forgetAll() {
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = deliveries.forget(clock.instant().minus(config.undeliveredFor()), AT_ONCE);
        }
    }
}
