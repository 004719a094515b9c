package dev.clipstream.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Clips;
import dev.clipstream.job.JobLock;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MediaSweepJobTest {

    private static final int MORE_THAN_ONE_PAGE = 1100;

    @Inject
    MediaStore store;

    @Inject
    MediaConfig config;

    @Inject
    JobLock lock;

    @Inject
    Clock clock;

    private final MediaKey orphan = MediaKey.newCover();
    private final Set<String> unreferenced = new HashSet<>(Set.of(orphan.text()));

    @Test
    void anOldOrphanIsRemovedAndNothingElse() throws IOException {
        MediaKey used = MediaKey.newCover();
        store.put(orphan, Clips.jpeg());
        store.put(used, Clips.jpeg());
        sweep(later());
        assertThat(store.find(orphan)).isEmpty();
        assertThat(store.find(used)).isPresent();
    }

    @Test
    void aFreshOrphanStays() {
        store.put(orphan, Clips.jpeg());
        sweep(clock);
        assertThat(store.find(orphan)).isPresent();
        sweep(later());
    }

    @Test
    void theSweepTurnsPages() throws IOException {
        Path small = Files.write(config.uploadDir().resolve("cover-small.jpg"), new byte[] {1});
        for (int i = 0; i < MORE_THAN_ONE_PAGE; i++) {
            MediaKey key = MediaKey.newCover();
            store.put(key, small);
            unreferenced.add(key.text());
        }
        Files.delete(small);
        sweep(later());
        assertThat(unreferenced)
                .allSatisfy(key -> assertThat(store.find(new MediaKey(key))).isEmpty());
    }

    @Test
    void theSweepRunsOnOneInstanceAtATime() {
        store.put(orphan, Clips.jpeg());
        lock.run("media-sweep", Duration.ofMinutes(1), () -> sweep(later()));
        assertThat(store.find(orphan)).isPresent();
        sweep(later());
        assertThat(store.find(orphan)).isEmpty();
    }

    @Test
    void readingWhatIsGoneIsNotFound() {
        assertThatThrownBy(() -> store.open(orphan, 0, 1)).isInstanceOf(Problem.NotFound.class);
    }

    /** What other tests stored counts as referenced. */
    private void sweep(Clock at) {
        new MediaSweepJob(store, this::referenced, config, lock, at).sweep();
    }

    private Set<String> referenced(Collection<String> keys) {
        Set<String> referenced = new HashSet<>(keys);
        referenced.removeAll(unreferenced);
        return referenced;
    }

    private Clock later() {
        return Clock.offset(clock, config.sweepAfter().plusMinutes(1));
    }
}
