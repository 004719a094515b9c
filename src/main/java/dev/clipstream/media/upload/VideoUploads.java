package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.ffmpeg.CoverMaker;
import dev.clipstream.media.ffmpeg.VideoCheck;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Problem;
import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores videos whose file comes in the request that publishes them. An upload stores the video and a cover, or leaves
 * nothing behind. Until the row of the video is inserted, the upload is pending, so that a sweep can remove its objects
 * after a crash.
 */
@ApplicationScoped
public class VideoUploads {

    private static final Logger LOG = Logger.getLogger(VideoUploads.class);

    private final VideoCheck check;
    private final CoverMaker covers;
    private final MediaStore store;
    private final UploadFolder folder;
    private final ProcessingTurns turns;
    private final MediaConfig config;
    private final Transactions transactions;
    private final Clock clock;

    VideoUploads(
            VideoCheck check,
            CoverMaker covers,
            MediaStore store,
            UploadFolder folder,
            ProcessingTurns turns,
            MediaConfig config,
            Transactions transactions,
            Clock clock) {
        this.check = check;
        this.covers = covers;
        this.store = store;
        this.folder = folder;
        this.turns = turns;
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Stores a video of the viewer as pending: the caller calls {@link #settle} in the transaction that inserts its row, or {@link
     * #discard}, and deletes the local file.
     */
    @Timed("clipstream.uploads")
    public StoredVideo store(Viewer viewer, Path file) {
        long maxSize = config.maxSize().asLongValue();
        try {
            if (Files.size(file) > maxSize) {
                throw new Problem.TooLarge(maxSize);
            }
            Path cover = folder.newCover();
            try {
                VideoFormat format = turns.call(viewer, () -> formatWithCover(file, cover));
                return store(file, format, cover);
            } finally {
                Files.deleteIfExists(cover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VideoFormat formatWithCover(Path file, Path cover) {
        VideoFormat format = check.formatOf(file);
        covers.make(file, format, cover);
        return format;
    }

    /**
     * Completes the upload within the caller's transaction.
     *
     * @throws Problem.Busy if the upload took so long that the sweep has removed it
     */
    public void settle(StoredVideo stored) {
        if (!PendingUpload.end(stored)) {
            throw new Problem.Busy("publishing");
        }
    }

    /** Removes the objects, unless their row was committed after all: the answer to a commit may be lost. */
    public void discard(StoredVideo stored) {
        try {
            if (transactions.call(() -> PendingUpload.abandon(stored))) {
                store.delete(List.of(stored.videoKey(), stored.coverKey()));
                transactions.run(() -> PendingUpload.forget(stored));
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Could not remove %s and %s before the sweep", stored.videoKey(), stored.coverKey());
        }
    }

    private StoredVideo store(Path file, VideoFormat format, Path cover) {
        StoredVideo stored = new StoredVideo(MediaKey.newVideo(format), MediaKey.newCover());
        transactions.run(() -> PendingUpload.begin(stored, clock.instant()));
        boolean whole = false;
        try {
            store.put(stored.videoKey(), file);
            store.put(stored.coverKey(), cover);
            whole = true;
            return stored;
        } finally {
            if (!whole) {
                discard(stored);
            }
        }
    }
}
