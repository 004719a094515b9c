package dev.clipstream.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** No longer waits for accounts that never connect. Their messages stay and can be listed. */
@ApplicationScoped
public class UndeliveredJob {

    private static final int AT_ONCE = 1000;

    private final Deliveries deliveries;
    private final MessageConfig config;
    private final Clock clock;

    UndeliveredJob(Deliveries deliveries, MessageConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "undelivered", every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = deliveries.forget(clock.instant().minus(config.undeliveredFor()), AT_ONCE);
        }
    }
}
