package dev.clipstream.media.upload;

import dev.clipstream.media.MediaConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;

/** Removes files that killed instances left in the upload folder; each instance does, as the folder is local. */
@ApplicationScoped
public class UploadFolderSweepJob {

    private final UploadFolder folder;
    private final MediaConfig config;
    private final Clock clock;

    UploadFolderSweepJob(UploadFolder folder, MediaConfig config, Clock clock) {
        this.folder = folder;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "upload-sweep", every = "{clipstream.media.sweep-every}")
    @RunOnVirtualThread
    void sweep() throws IOException {
        folder.removeOlderThan(clock.instant().minus(config.sweepAfter()));
    }
}
