package dev.clipstream.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Listens to announcements again after Redis was away, and sees to what was missed. */
@ApplicationScoped
public class SubscriptionJob {

    private final Announcements announcements;
    private final Switchboard switchboard;

    SubscriptionJob(Announcements announcements, Switchboard switchboard) {
        this.announcements = announcements;
        this.switchboard = switchboard;
    }

    @Scheduled(identity = "subscription", every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keepListening() {
        announcements.keepListening();
        switchboard.repeatMissed();
    }
}
