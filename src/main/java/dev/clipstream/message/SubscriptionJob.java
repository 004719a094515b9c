package dev.clipstream.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Listens to announcements again after Redis was away. */
@ApplicationScoped
public class SubscriptionJob {

    private final Announcements announcements;

    SubscriptionJob(Announcements announcements) {
        this.announcements = announcements;
    }

    @Scheduled(identity = "subscription", every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keepListening() {
        announcements.keepListening();
    }
}
