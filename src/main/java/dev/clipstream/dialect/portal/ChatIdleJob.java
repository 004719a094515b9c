package dev.clipstream.dialect.portal;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes WebSockets whose clients send nothing any more. */
@ApplicationScoped
public class ChatIdleJob {

    private final ChatSessions sessions;

    ChatIdleJob(ChatSessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(identity = "chat-idle", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void watch() {
        sessions.watch();
    }
}
