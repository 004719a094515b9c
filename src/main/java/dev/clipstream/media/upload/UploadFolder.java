package dev.clipstream.media.upload;

import dev.clipstream.media.MediaConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The local folder of files on their way to the object store. Running instances share a lock on it, so the first one to
 * start knows that its files belong to nobody; beside other instances, only the age of a file shows that.
 */
@ApplicationScoped
class UploadFolder {

    private static final Logger LOG = Logger.getLogger(UploadFolder.class);

    /** Matches the files of this service, two kinds named by Netty's form decoder, and no others in the folder. */
    private static final String OURS = "{upload-,cover-,FUp_,Attr_}*";

    private static final int FIRST = 1;

    private final Path folder;
    private FileChannel lockFile;

    UploadFolder(MediaConfig config) {
        folder = config.uploadDir();
    }

    void open(@Observes @Priority(FIRST) StartupEvent start) {
        try {
            Files.createDirectories(folder);
            lockFile = FileChannel.open(
                    folder.resolve(".in-use"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try (FileLock alone = lockFile.tryLock()) {
                if (alone != null) {
                    removeOlderThan(Instant.MAX);
                }
            }
            lockFile.lock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException e) {
            LOG.debug("Another instance in this process holds the folder already");
        } catch (IOException e) {
            throw new UncheckedIOException("clipstream.media.upload-dir: " + folder + " cannot be used", e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (lockFile != null) {
            lockFile.close();
        }
    }

    Path newFile() throws IOException {
        return Files.createTempFile(folder, "upload-", null);
    }

    Path newCover() throws IOException {
        return Files.createTempFile(folder, "cover-", ".jpg");
    }

    void removeOlderThan(Instant moment) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var ours = folder.getFileSystem().getPathMatcher("glob:" + OURS);
            for (Path file :
                    files.filter(path -> ours.matches(path.getFileName())).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment) && Files.deleteIfExists(file)) {
                    LOG.infof("Removed %s of an incomplete upload", file);
                }
            }
        }
    }
}
