package dev.clipstream.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Delivers messages whose notice was missed, and messages that an instance which died had claimed. */
@ApplicationScoped
public class RedeliveryJob {

    private final ConnectionRegistry registry;

    RedeliveryJob(ConnectionRegistry registry) {
        this.registry = registry;
    }

    @Scheduled(identity = "overdue", every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void redeliver() {
        registry.redeliverMissed();
        registry.redeliverOverdue();
    }
}
