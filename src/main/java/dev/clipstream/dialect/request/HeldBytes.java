package dev.clipstream.dialect.request;

import dev.clipstream.limit.ClientShares;
import dev.clipstream.problem.Problem.Busy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a body into memory. All bodies together may have a part of the heap, and half of that those of one address;
 * each counts until its request is answered, because its text and its JSON are there as long.
 */
@RequestScoped
class HeldBytes {

    private static final int CHUNK = 8192;

    private final Budget budget;
    private final ClientKey client;
    private String owner;
    private long held;

    /** What the bodies of all requests hold. */
    @Singleton
    static class Budget {

        /** A body is in memory up to five times: in pieces, whole, as a text, as JSON and as its values. */
        private static final long PART_OF_HEAP = 16;

        final ClientShares shares = new ClientShares(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    HeldBytes(Budget budget, ClientKey client) {
        this.budget = budget;
        this.client = client;
    }

    /** Reads the body to its end; throws {@link Busy} when there is no memory left for it. */
    byte[] read(InputStream body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            hold(count);
            bytes.write(chunk, 0, count);
        }
        return bytes.toByteArray();
    }

    private void hold(long bytes) {
        if (owner == null) {
            owner = client.address();
        }
        if (!budget.shares.tryTake(owner, bytes)) {
            throw new Busy("the service");
        }
        held += bytes;
    }

    @PreDestroy
    void giveBack() {
        if (owner != null) {
            budget.shares.giveBack(owner, held);
        }
    }
}
