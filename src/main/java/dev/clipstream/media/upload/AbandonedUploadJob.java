package dev.clipstream.media.upload;

import dev.clipstream.job.JobLock;
import dev.clipstream.media.MediaConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes the objects of uploads that a crash cut off. */
@ApplicationScoped
public class AbandonedUploadJob {

    private static final Logger LOG = Logger.getLogger(AbandonedUploadJob.class);
    private static final String JOB = "media-sweep";
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;

    private final VideoUploads uploads;
    private final FileUploads files;
    private final MediaConfig config;
    private final JobLock lock;
    private final Clock clock;

    AbandonedUploadJob(VideoUploads uploads, FileUploads files, MediaConfig config, JobLock lock, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.config = config;
        this.lock = lock;
        this.clock = clock;
    }

    void sweepAtStart(@Observes StartupEvent start) {
        if (config.sweepAtStart()) {
            sweep(clock.instant());
        }
    }

    @Scheduled(identity = JOB, every = "{clipstream.media.sweep-every}", delayed = "1m")
    @RunOnVirtualThread
    void sweep() {
        lock.run(JOB, LONGEST_RUN, () -> sweep(clock.instant().minus(config.sweepAfter())));
    }

    private void sweep(Instant startedBefore) {
        List<StoredVideo> abandoned = PendingUpload.startedBefore(startedBefore, AT_ONCE);
        abandoned.forEach(uploads::discard);
        int removed = abandoned.size() + files.discardStartedBefore(startedBefore, AT_ONCE);
        if (removed > 0) {
            LOG.infof("Removed the objects of %d incomplete uploads", removed);
        }
    }
}
