package dev.clipstream.http.media;

import dev.clipstream.http.ClientAddress;
import dev.clipstream.limit.ClientShares;
import dev.clipstream.problem.Problem.Busy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;

/**
 * The permit to send a medium until the request ends. There is one for each MiB of the heap, because each download holds
 * buffers and a connection to the object store, and half of them for one address.
 */
@RequestScoped
class Download {

    private final Permits permits;
    private final ClientAddress address;
    private String owner;

    /** The permits that are taken. */
    @Singleton
    static class Permits {

        private static final long HEAP_OF_EACH = 1 << 20;

        final ClientShares shares = new ClientShares(Runtime.getRuntime().maxMemory() / HEAP_OF_EACH);
    }

    Download(Permits permits, ClientAddress address) {
        this.permits = permits;
        this.address = address;
    }

    /** Throws {@link Busy} if too many media are being sent. */
    void begin() {
        String client = address.network();
        if (!permits.shares.tryTake(client, 1)) {
            throw new Busy("media");
        }
        owner = client;
    }

    @PreDestroy
    void end() {
        if (owner != null) {
            permits.shares.giveBack(owner, 1);
        }
    }
}
