package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadInput.Fault;
import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores files of any kind that users upload first and name in a later request. Each content is stored once, whoever
 * uploads it. An incomplete upload has a row, so that a sweep can remove its object after a crash; a complete one
 * stays.
 */
@ApplicationScoped
public class FileUploads {

    private static final Logger LOG = Logger.getLogger(FileUploads.class);
    private static final int MAX_FAILURES = 5;

    private final MediaStore store;
    private final UploadQuota quota;
    private final MediaConfig config;
    private final Transactions transactions;
    private final Clock clock;

    FileUploads(MediaStore store, UploadQuota quota, MediaConfig config, Transactions transactions, Clock clock) {
        this.quota = quota;
        this.store = store;
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Stores a file for the viewer; the same content gets the same key again.
     *
     * @param name the original name of the file, for its extension
     * @param client the address of the client
     * @throws Problem.Invalid if it is empty
     * @throws Problem.TooLarge if it is larger than allowed
     * @throws Problem.TooManyRequests if the account or the address has stored too much
     */
    @Timed("clipstream.files")
    public MediaKey upload(Viewer viewer, Path file, String name, String client) {
        viewer.requireSignedIn();
        requireSize(file);
        return quota.count(viewer, client, file, () -> {
            MediaKey key = store(file, name);
            transactions.run(() -> settle(viewer, key));
            return key;
        });
    }

    /** Returns whether the viewer has uploaded the file. */
    public boolean isOwner(Viewer viewer, MediaKey key) {
        return key.hash()
                .flatMap(hash -> FileOwner.file(viewer.id(), hash))
                .filter(file -> file.key().equals(key))
                .isPresent();
    }

    /** Stores a file as pending, which the caller ends with {@link #settle} or leaves to the sweep. */
    MediaKey store(Path file, String name) {
        String hash = FileContent.hash(file);
        String extension = FileContent.extension(file, name);
        StoredFile begun = transactions.call(() -> StoredFile.begin(hash, extension, clock.instant()));
        if (begun.abandoned) {
            throw new Problem.Busy("uploading");
        }
        // the object store may have been emptied
        if (!begun.complete || store.find(begun.key()).isEmpty()) {
            store.put(begun.key(), file);
        }
        return begun.key();
    }

    /**
     * Completes the upload and makes the viewer an owner of the file, within the caller's transaction.
     *
     * @throws Problem.Busy if the upload took so long that the sweep has removed it
     */
    public void settle(Viewer viewer, MediaKey key) {
        String hash = key.hash().orElseThrow();
        if (!StoredFile.end(hash)) {
            throw new Problem.Busy("uploading");
        }
        FileOwner.insert(viewer.id(), hash, clock.instant());
    }

    /** Removes the objects of incomplete uploads, until the store has failed often; returns their number. */
    int discardStartedBefore(Instant moment, int count) {
        int removed = 0;
        int failures = 0;
        for (StoredFile file : StoredFile.startedBefore(moment, count)) {
            try {
                discard(file, moment);
                removed++;
            } catch (RuntimeException e) {
                LOG.warnf(e, "Could not remove %s before the next sweep", file.key());
                if (++failures == MAX_FAILURES) {
                    break;
                }
            }
        }
        return removed;
    }

    /** Deletes the object while its row is locked: an upload of the same bytes waits for that. */
    private void discard(StoredFile file, Instant startedBefore) {
        if (!transactions.call(() -> StoredFile.abandon(file.hash, startedBefore))) {
            return;
        }
        transactions.run(() -> {
            if (StoredFile.lockAbandoned(file.hash)) {
                store.delete(List.of(file.key()));
                StoredFile.forget(file.hash);
            }
        });
    }

    private void requireSize(Path file) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new Problem.Invalid(Field.FILE, Fault.EMPTY, "is empty");
            }
            if (size > config.maxSize().asLongValue()) {
                throw new Problem.TooLarge(config.maxSize().asLongValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
