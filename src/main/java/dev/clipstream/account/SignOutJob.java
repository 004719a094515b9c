package dev.clipstream.account;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Finds out who signed out on another instance, also if no notice of it came. */
@ApplicationScoped
public class SignOutJob {

    private static final Logger LOG = Logger.getLogger(SignOutJob.class);

    private final SignOuts signOuts;

    SignOutJob(SignOuts signOuts) {
        this.signOuts = signOuts;
    }

    @Scheduled(identity = "sign-outs", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            signOuts.refresh();
        } catch (RuntimeException e) {
            // Without a stack trace, because the next one would follow within seconds.
            LOG.warnf("Could not look up who signed out: %s", e.getMessage());
        }
    }
}
