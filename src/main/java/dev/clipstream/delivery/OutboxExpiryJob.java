package dev.clipstream.delivery;

import dev.clipstream.job.JobLock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Removes pending deliveries to accounts that never connect; the messages stay and can be listed. */
@ApplicationScoped
public class OutboxExpiryJob {

    private static final String JOB = "undelivered";
    private static final int BATCH = 1000;
    /** A little less than between two runs. */
    private static final Duration PERIOD = Duration.ofMinutes(55);

    private final Outbox outbox;
    private final DeliveryConfig config;
    private final JobLock lock;
    private final Clock clock;

    OutboxExpiryJob(Outbox outbox, DeliveryConfig config, JobLock lock, Clock clock) {
        this.outbox = outbox;
        this.config = config;
        this.lock = lock;
        this.clock = clock;
    }

    @Scheduled(identity = JOB, every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expire() {
        lock.runOncePer(PERIOD, JOB, this::expireAll);
    }

    void expireAll() {
        int expired = BATCH;
        while (expired == BATCH) {
            expired = outbox.expire(clock.instant().minus(config.undeliveredFor()), BATCH);
        }
    }
}
