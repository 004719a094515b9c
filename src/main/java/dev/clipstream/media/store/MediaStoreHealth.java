package dev.clipstream.media.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.clipstream.health.ServerHealth;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Warns when the object store does not answer or refuses the service, and says the reason in the log of a start. */
@Wellness
@Singleton
class MediaStoreHealth extends ServerHealth {

    private static final String WARNING =
            "the object store does not answer, or has no access for this service: no uploads, no media";

    /** The first requests after a start need the processor, and credentials of a role are on a server of AWS. */
    private static final int SECONDS_AFTER_START = 3;

    private final MediaStore store;
    private CompletableFuture<Void> firstLook = CompletableFuture.completedFuture(null);

    MediaStoreHealth(MediaStore store) {
        super("object store", WARNING);
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        firstLook = CompletableFuture.runAsync(
                this::look,
                CompletableFuture.delayedExecutor(SECONDS_AFTER_START, SECONDS, Thread::startVirtualThread));
    }

    @PreDestroy
    void stop() {
        firstLook.cancel(false);
    }

    private void look() {
        try {
            ping();
        } catch (RuntimeException e) {
            Log.warn(WARNING + " (" + e.getCause().getMessage() + ")");
        }
    }

    @Override
    protected void ping() {
        store.ping();
    }
}
