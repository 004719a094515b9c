package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Finds out whether a file in the object store is a video or an image, and makes a video's cover. It copies each file
 * to the disk, with a permit like that of an upload.
 */
@ApplicationScoped
public class FileInspection {

    private static final int BUFFER = 64 * 1024;

    private final MediaStore store;
    private final FileUploads files;
    private final UploadFolder folder;
    private final VideoCheck videos;
    private final ImageCheck images;
    private final CoverMaker covers;
    private final UploadPermits permits;
    private final ProcessingTurns turns;

    FileInspection(
            MediaStore store,
            FileUploads files,
            UploadFolder folder,
            VideoCheck videos,
            ImageCheck images,
            CoverMaker covers,
            UploadPermits permits,
            ProcessingTurns turns) {
        this.store = store;
        this.files = files;
        this.folder = folder;
        this.videos = videos;
        this.images = images;
        this.covers = covers;
        this.permits = permits;
        this.turns = turns;
    }

    /** Throws {@link Problem.NotAVideo} if it is no playable video. */
    public void requireVideo(Viewer viewer, String client, MediaKey key) {
        withCopy(viewer, client, key, videos::formatOf);
    }

    public boolean isImage(Viewer viewer, String client, MediaKey key) {
        return withCopy(viewer, client, key, images::isImage);
    }

    /**
     * Makes the cover of a video and stores it as pending: the caller settles it, or leaves it to the sweep.
     *
     * @throws Problem.NotAVideo if it is no playable video
     */
    public MediaKey makeCover(Viewer viewer, String client, MediaKey key) {
        return withCopy(viewer, client, key, video -> {
            VideoFormat format = videos.formatOf(video);
            return withFile(cover -> {
                covers.make(video, format, cover);
                return files.store(cover, "cover.jpg");
            });
        });
    }

    private <T> T withCopy(Viewer viewer, String client, MediaKey key, Function<Path, T> work) {
        long length = store.find(key)
                .orElseThrow(() -> new Problem.NotFound("no such media"))
                .length();
        try (var permit = permits.acquire(viewer, client, length)) {
            return withFile(copy -> {
                fetch(key, length, copy);
                return turns.call(viewer, () -> work.apply(copy));
            });
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

    private void fetch(MediaKey key, long length, Path file) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = store.open(key, 0, length - 1)) {
            try (OutputStream copy = UploadFolder.write(file)) {
                for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                    copy.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            throw new Problem.Unavailable(Dependency.OBJECT_STORE, e);
        }
    }
}
