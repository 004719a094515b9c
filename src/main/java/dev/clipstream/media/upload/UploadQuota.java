package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
import dev.clipstream.limit.Limit;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Limits how much one account, and all accounts of one address, store in a day. */
@Singleton
public class UploadQuota {

    private final RateLimits limits;

    UploadQuota(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Stores a file, which counts unless that fails.
     *
     * @param client the address of the client
     * @throws Problem.TooManyRequests if it would be too much
     */
    public <T> T count(Viewer viewer, String client, Path file, Supplier<T> store) {
        long kib = Math.max(1, Math.ceilDiv(size(file), 1024));
        List<Limit> stored = List.of(
                new Limit("media", "upload", "user:" + viewer.id(), limits.accountKib()),
                new Limit("media", "upload", client, limits.addressKib()));
        limits.take(stored, kib);
        try {
            return store.get();
        } catch (RuntimeException e) {
            limits.giveBack(stored, kib);
            throw e;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
