package dev.clipstream.media;

import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** Turns an uploaded file into a stored video with a cover, or leaves nothing behind. */
@ApplicationScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final VideoCheck check;
    private final CoverMaker covers;
    private final MediaStore store;
    private final UploadFolder folder;
    private final MediaConfig config;

    Uploads(VideoCheck check, CoverMaker covers, MediaStore store, UploadFolder folder, MediaConfig config) {
        this.check = check;
        this.covers = covers;
        this.store = store;
        this.folder = folder;
        this.config = config;
    }

    /** The caller keeps {@code file}, and calls {@link #discard} when nothing will refer to the stored video. */
    public StoredVideo store(Path file) {
        long maxSize = config.maxSize().asLongValue();
        try {
            if (Files.size(file) > maxSize) {
                throw new Problem.TooLarge(maxSize);
            }
            VideoFormat format = check.formatOf(file);
            Path cover = folder.newCover();
            try {
                covers.make(file, format, cover);
                return store(file, format, cover);
            } finally {
                Files.delete(cover);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void discard(StoredVideo stored) {
        try {
            store.delete(List.of(stored.videoKey(), stored.coverKey()));
        } catch (Problem.Unavailable e) {
            LOG.warnf(e, "%s and %s stay behind until the sweep", stored.videoKey(), stored.coverKey());
        }
    }

    private StoredVideo store(Path file, VideoFormat format, Path cover) {
        StoredVideo stored = new StoredVideo(MediaKey.newVideo(format), MediaKey.newCover());
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
