package dev.clipstream.media.upload;

import dev.clipstream.job.JobLock;
import dev.clipstream.media.MediaConfig;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Runs the sweep of uploads at a time of the test's choice. */
@Singleton
class Sweeper {

    private final VideoUploads uploads;
    private final FileUploads files;
    private final MediaConfig config;
    private final JobLock lock;
    private final Clock clock;

    Sweeper(VideoUploads uploads, FileUploads files, MediaConfig config, JobLock lock, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.config = config;
        this.lock = lock;
        this.clock = clock;
    }

    void sweepNow() {
        job(config, clock).sweep();
    }

    /** Sweeps as if all present uploads had become too old. */
    void sweepLater() {
        job(config, later()).sweep();
    }

    /** Sweeps like an instance that starts later. */
    void startLater(MediaConfig config) {
        job(config, later()).sweepAtStart(null);
    }

    private AbandonedUploadJob job(MediaConfig config, Clock at) {
        return new AbandonedUploadJob(uploads, files, config, lock, at);
    }

    private Clock later() {
        return Clock.offset(clock, config.sweepAfter().plusMinutes(1));
    }
}
