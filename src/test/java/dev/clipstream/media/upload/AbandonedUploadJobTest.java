package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Clips;
import dev.clipstream.job.JobLock;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AbandonedUploadJobTest {

    @Inject
    VideoUploads uploads;

    @Inject
    Sweeper sweeper;

    @Inject
    MediaStore store;

    @Inject
    JobLock lock;

    @Inject
    Transactions transactions;

    @Test
    void anIncompleteUploadIsRemoved() {
        StoredVideo abandoned = uploads.store(new Viewer(1), Clips.mp4());
        sweeper.sweepLater();
        assertThat(store.find(abandoned.videoKey())).isEmpty();
        assertThat(store.find(abandoned.coverKey())).isEmpty();
    }

    @Test
    void aPublishedVideoStays() {
        StoredVideo published = uploads.store(new Viewer(1), Clips.mp4());
        transactions.run(() -> uploads.settle(published));
        sweeper.sweepLater();
        assertThat(store.find(published.videoKey())).isPresent();
        assertThat(store.find(published.coverKey())).isPresent();
    }

    @Test
    void aRecentUploadStays() {
        StoredVideo pending = uploads.store(new Viewer(1), Clips.mp4());
        sweeper.sweepNow();
        assertThat(store.find(pending.videoKey())).isPresent();
        uploads.discard(pending);
    }

    /** A row must never refer to objects that are gone. */
    @Test
    void aSweptUploadCannotBePublished() {
        StoredVideo slow = uploads.store(new Viewer(1), Clips.mp4());
        sweeper.sweepLater();
        assertThatThrownBy(() -> transactions.run(() -> uploads.settle(slow))).isInstanceOf(Problem.Busy.class);
    }

    @Test
    void theSweepRunsOnOneInstanceAtATime() {
        StoredVideo abandoned = uploads.store(new Viewer(1), Clips.mp4());
        lock.run("media-sweep", Duration.ofMinutes(1), () -> sweeper.sweepLater());
        assertThat(store.find(abandoned.videoKey())).isPresent();
        sweeper.sweepLater();
        assertThat(store.find(abandoned.videoKey())).isEmpty();
    }

    @Test
    void aSingleInstanceRemovesAllPendingUploadsAtStart() {
        StoredVideo abandoned = uploads.store(new Viewer(1), Clips.mp4());
        MediaConfig single = TestConfig.of(Map.of("clipstream.media.sweep-at-start", "true"));
        sweeper.startLater(single);
        assertThat(store.find(abandoned.videoKey())).isEmpty();
    }

    @Test
    void readingARemovedObjectFails() {
        assertThatThrownBy(() -> store.open(MediaKey.newCover(), 0, 1)).isInstanceOf(Problem.NotFound.class);
    }
}
