package dev.clipstream.http.media;

import dev.clipstream.http.ClientAddress;
import dev.clipstream.limit.Shares;
import dev.clipstream.problem.Problem.Busy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * The permit to send a medium until the request ends. There is one for each MiB of the heap, because each download holds
 * buffers and a connection to the object store, and half of them for one address.
 */
@RequestScoped
class Download {

    static final String ALL = "all";
    private static final long HEAP_OF_EACH = 1 << 20;

    private final Permits permits;
    private final ClientAddress address;
    private String owner;

    /** The permits that are taken. */
    @Singleton
    static class Permits {

        private final Shares shares = new Shares();

        Shares shares() {
            return shares;
        }

        static long most() {
            return Runtime.getRuntime().maxMemory() / HEAP_OF_EACH;
        }
    }

    Download(Permits permits, ClientAddress address) {
        this.permits = permits;
        this.address = address;
    }

    /** Throws {@link Busy} if too many media are being sent. */
    void begin() {
        String client = "to " + address.network();
        if (!permits.shares().tryTake(1, Map.of(ALL, Permits.most(), client, Permits.most() / 2))) {
            throw new Busy("media");
        }
        owner = client;
    }

    @PreDestroy
    void end() {
        if (owner != null) {
            permits.shares().giveBack(1, List.of(ALL, owner));
        }
    }
}
