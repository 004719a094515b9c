package dev.clipstream.media;

import dev.clipstream.job.JobLock;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Removes objects that nothing refers to: what a crash left between an upload and its row. */
@ApplicationScoped
public class MediaSweepJob {

    private static final Logger LOG = Logger.getLogger(MediaSweepJob.class);
    private static final Duration LONGEST_RUN = Duration.ofHours(1);

    private final MediaStore store;
    private final MediaReferences references;
    private final MediaConfig config;
    private final JobLock lock;
    private final Clock clock;

    MediaSweepJob(MediaStore store, MediaReferences references, MediaConfig config, JobLock lock, Clock clock) {
        this.store = store;
        this.references = references;
        this.config = config;
        this.lock = lock;
        this.clock = clock;
    }

    @Scheduled(every = "{clipstream.media.sweep-every}")
    @RunOnVirtualThread
    void sweep() {
        Instant moment = clock.instant().minus(config.sweepAfter());
        lock.run("media-sweep", LONGEST_RUN, () -> store.eachPageOlderThan(moment, this::removeUnreferenced));
    }

    private void removeUnreferenced(List<MediaKey> keys) {
        Set<String> referenced =
                references.referenced(keys.stream().map(MediaKey::text).toList());
        List<MediaKey> orphans =
                keys.stream().filter(key -> !referenced.contains(key.text())).toList();
        if (!orphans.isEmpty()) {
            store.delete(orphans);
            LOG.infof("Removed %d objects that no video refers to", orphans.size());
        }
    }
}
