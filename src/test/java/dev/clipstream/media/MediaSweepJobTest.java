package dev.clipstream.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Clips;
import dev.clipstream.job.JobLock;
import dev.clipstream.problem.Problem;
import dev.clipstream.transaction.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MediaSweepJobTest {

    @Inject
    FileUploads files;

    @Inject
    Uploads uploads;

    @Inject
    MediaStore store;

    @Inject
    MediaConfig config;

    @Inject
    JobLock lock;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Test
    void anUploadThatNeverEndedIsRemoved() {
        StoredVideo abandoned = uploads.store(Clips.mp4());
        sweep(later());
        assertThat(store.find(abandoned.videoKey())).isEmpty();
        assertThat(store.find(abandoned.coverKey())).isEmpty();
    }

    @Test
    void whatWasPublishedStays() {
        StoredVideo published = uploads.store(Clips.mp4());
        transactions.run(() -> uploads.settle(published));
        sweep(later());
        assertThat(store.find(published.videoKey())).isPresent();
        assertThat(store.find(published.coverKey())).isPresent();
    }

    @Test
    void anUploadUnderWayStays() {
        StoredVideo pending = uploads.store(Clips.mp4());
        sweep(clock);
        assertThat(store.find(pending.videoKey())).isPresent();
        uploads.discard(pending);
    }

    /** A row must never refer to objects that are gone. */
    @Test
    void anUploadThatTheSweepWasFasterThanCannotBePublished() {
        StoredVideo slow = uploads.store(Clips.mp4());
        sweep(later());
        assertThatThrownBy(() -> transactions.run(() -> uploads.settle(slow))).isInstanceOf(Problem.Busy.class);
    }

    @Test
    void theSweepRunsOnOneInstanceAtATime() {
        StoredVideo abandoned = uploads.store(Clips.mp4());
        lock.run("media-sweep", Duration.ofMinutes(1), () -> sweep(later()));
        assertThat(store.find(abandoned.videoKey())).isPresent();
        sweep(later());
        assertThat(store.find(abandoned.videoKey())).isEmpty();
    }

    @Test
    void atTheStartOfASingleInstanceNothingIsUnderWay() {
        StoredVideo abandoned = uploads.store(Clips.mp4());
        MediaConfig single = TestConfig.of(Map.of("clipstream.media.sweep-at-start", "true"));
        new MediaSweepJob(uploads, files, single, lock, later()).sweepAtStart(null);
        assertThat(store.find(abandoned.videoKey())).isEmpty();
    }

    @Test
    void readingWhatIsGoneIsNotFound() {
        assertThatThrownBy(() -> store.open(MediaKey.newCover(), 0, 1)).isInstanceOf(Problem.NotFound.class);
    }

    private void sweep(Clock at) {
        new MediaSweepJob(uploads, files, config, lock, at).sweep();
    }

    private Clock later() {
        return Clock.offset(clock, config.sweepAfter().plusMinutes(1));
    }
}
