package dev.clipstream.media.upload;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The local folder of files on their way to the object store. Running instances share a lock on it, so the first one to
 * start knows that its files belong to nobody; beside other instances, only the age of a file shows that.
 */
@ApplicationScoped
public class UploadFolder {

    private static final Logger LOG = Logger.getLogger(UploadFolder.class);

    /** Matches the files of this service, two kinds named by Netty's form decoder, and no others in the folder. */
    private static final String OURS = "{upload-,cover-,FUp_,Attr_}*";

    private static final int FIRST = 1;
    private static final int ROOT = 0;

    private final Path folder;
    private FileChannel lockFile;

    UploadFolder(MediaConfig config) {
        folder = config.uploadDir();
        if (config.uploadSpace().asLongValue() < config.maxSize().asLongValue()) {
            throw new ConfigurationException("clipstream.media.upload-space is less than clipstream.media.max-size");
        }
    }

    void open(@Observes @Priority(FIRST) StartupEvent start) {
        try {
            path();
            requireOurs();
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

    /** Returns the folder, which nobody else may enter; throws {@link Problem.Unavailable} if there can be none. */
    public Path path() {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                if (hasUnixOwners()) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new Problem.Unavailable(Dependency.UPLOAD_DISK, e);
        }
    }

    public Path newFile() {
        return newFile("upload-", null);
    }

    Path newCover() {
        return newFile("cover-", ".jpg");
    }

    private Path newFile(String prefix, String suffix) {
        try {
            return Files.createTempFile(path(), prefix, suffix);
        } catch (IOException e) {
            throw new Problem.Unavailable(Dependency.UPLOAD_DISK, e);
        }
    }

    /** Writes to a file of the folder; what fails is the disk. */
    static OutputStream write(Path file) throws IOException {
        return new FilterOutputStream(Files.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw new Problem.Unavailable(Dependency.UPLOAD_DISK, e);
                }
            }
        };
    }

    /** Another user of the machine may have made the folder first, in order to read uploads or to replace them. */
    private void requireOurs() throws IOException {
        if (!hasUnixOwners()) {
            return;
        }
        Path ours = newFile();
        int us = owner(ours);
        Files.delete(ours);
        for (int owner : new int[] {owner(folder, LinkOption.NOFOLLOW_LINKS), owner(folder)}) {
            if (owner != us && owner != ROOT) {
                throw new ConfigurationException(
                        "clipstream.media.upload-dir: " + folder + " belongs to another user: name another folder");
            }
        }
        if (owner(folder) == us) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int owner(Path file, LinkOption... options) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", options);
    }

    private boolean hasUnixOwners() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
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
