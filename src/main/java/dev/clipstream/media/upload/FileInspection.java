package dev.clipstream.media.upload;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.media.ffmpeg.CoverMaker;
import dev.clipstream.media.ffmpeg.ImageCheck;
import dev.clipstream.media.ffmpeg.VideoCheck;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Finds out whether a file in the object store is a video or an image, and makes a video's cover. It copies each file
 * to the disk, a bounded number at once. A bulkhead of SmallRye Fault Tolerance would take as many lines.
 */
@ApplicationScoped
public class FileInspection {

    private final MediaStore store;
    private final FileUploads files;
    private final UploadFolder folder;
    private final VideoCheck videos;
    private final ImageCheck images;
    private final CoverMaker covers;
    private final Semaphore permits;

    FileInspection(
            MediaStore store,
            FileUploads files,
            UploadFolder folder,
            VideoCheck videos,
            ImageCheck images,
            CoverMaker covers,
            MediaConfig config) {
        this.store = store;
        this.files = files;
        this.folder = folder;
        this.videos = videos;
        this.images = images;
        this.covers = covers;
        this.permits = new Semaphore(config.uploadsAtOnce());
    }

    /** Throws {@link Problem.NotAVideo} if it is no playable video. */
    public void requireVideo(MediaKey key) {
        withCopy(key, videos::formatOf);
    }

    public boolean isImage(MediaKey key) {
        return withCopy(key, images::isImage);
    }

    /**
     * Makes the cover of a video and stores it as pending: the caller settles it, or leaves it to the sweep.
     *
     * @throws Problem.NotAVideo if it is no playable video
     */
    public MediaKey makeCover(MediaKey key) {
        return withCopy(key, video -> {
            VideoFormat format = videos.formatOf(video);
            return withFile(cover -> {
                covers.make(video, format, cover);
                return files.store(cover, "cover.jpg");
            });
        });
    }

    private <T> T withCopy(MediaKey key, Function<Path, T> work) {
        if (!permits.tryAcquire()) {
            throw new Problem.Busy("publishing");
        }
        try {
            return withFile(copy -> {
                fetch(key, copy);
                return work.apply(copy);
            });
        } finally {
            permits.release();
        }
    }

    private <T> T withFile(Function<Path, T> work) {
        try {
            Path file = folder.newFile();
            try {
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(MediaKey key, Path file) {
        long length = store.find(key)
                .orElseThrow(() -> new Problem.NotFound("no such media"))
                .length();
        try (InputStream bytes = store.open(key, 0, length - 1)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Problem.Unavailable(Dependency.OBJECT_STORE, e);
        }
    }
}
