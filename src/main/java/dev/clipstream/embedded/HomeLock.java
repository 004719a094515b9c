package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks a home for the process that runs its servers; the operating system unlocks it when the process dies. */
final class HomeLock {

    /** The locked byte is far behind the pid, which others have to be able to read, on Windows too. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    /** Kept open until the JVM ends: closing it would release the lock. */
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Home home) throws IOException {
        Path file = home.directory().resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock(POSITION, 1, false) == null) {
            channel.close();
            throw new ConfigurationException(
                    "The home %s is in use by process %s; stop it, choose another -Dclipstream.home, or give this instance the addresses that the first one logged"
                            .formatted(home.directory(), Files.readString(file).strip()));
        }
        HomeLock lock = new HomeLock(channel);
        lock.writeOwner();
        return lock;
    }

    private void writeOwner() throws IOException {
        channel.truncate(0);
        channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
    }
}
