package dev.clipstream.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps this instance's subscription to the message bus alive, and shows the other instances that theirs are. */
@ApplicationScoped
public class MessageBusWatchdog {

    private final MessageBus bus;

    MessageBusWatchdog(MessageBus bus) {
        this.bus = bus;
    }

    @Scheduled(identity = "subscription", every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keepAlive() {
        bus.keepAlive();
    }
}
