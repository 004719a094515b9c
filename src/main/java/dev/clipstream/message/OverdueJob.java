package dev.clipstream.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Delivers what was announced while nobody heard it, and what an instance that died has left behind. */
@ApplicationScoped
public class OverdueJob {

    private final Switchboard switchboard;

    OverdueJob(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Scheduled(identity = "overdue", every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void repeat() {
        switchboard.repeatMissed();
        switchboard.repeatOverdue();
    }
}
