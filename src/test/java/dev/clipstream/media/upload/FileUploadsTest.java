package dev.clipstream.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.TestConfig;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.media.store.MissingBucket;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

@QuarkusTest
class FileUploadsTest {

    private static final Viewer ONE = new Viewer(Long.MAX_VALUE);
    private static final Viewer OTHER = new Viewer(Long.MAX_VALUE - 1);

    @Inject
    UploadQuota quota;

    @Inject
    FileUploads files;

    @Inject
    Sweeper sweeper;

    @Inject
    MediaStore store;

    @Inject
    MediaConfig config;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    S3Client s3;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        if (file == null) {
            file = Files.createTempFile("upload", ".txt");
        }
        Files.writeString(file, UUID.randomUUID().toString());
    }

    @AfterEach
    void delete() throws IOException {
        Files.delete(file);
    }

    @Test
    void aFileBelongsToItsUploaders() {
        MediaKey key = files.upload(ONE, file, "a.txt", "here");
        assertThat(files.isOwner(ONE, key)).isTrue();
        assertThat(files.isOwner(OTHER, key)).isFalse();
        assertThat(files.upload(OTHER, file, "b.txt", "here")).isEqualTo(key);
        assertThat(files.isOwner(OTHER, key)).isTrue();
    }

    @Test
    void simultaneousUploadsOfTheSameBytesShareAnObject() throws Exception {
        Callable<MediaKey> upload = () -> files.upload(ONE, file, "a.txt", "here");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = threads.invokeAll(IntStream.range(0, 32)
                    .<Callable<MediaKey>>mapToObj(i -> i % 2 == 0
                            ? upload
                            : () -> files.upload(new Viewer(1_000_000_000L + i), file, "a.txt", "here"))
                    .toList());
            for (var key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
            String hash = keys.getFirst().get().hash().orElseThrow();
            assertThat(objects(hash)).isOne();
            assertThat(store.find(keys.getFirst().get()).orElseThrow().length()).isEqualTo(Files.size(file));
            for (int i = 1; i < 32; i += 2) {
                assertThat(files.isOwner(
                                new Viewer(1_000_000_000L + i), keys.getFirst().get()))
                        .isTrue();
            }
        }
    }

    /** Simulates a crash after the object was stored. */
    @Test
    void anIncompleteUploadIsRemoved() {
        MediaKey key = files.store(file, "a.txt");
        assertThat(store.find(key)).isPresent();
        sweeper.sweepNow();
        assertThat(store.find(key)).isPresent();
        sweeper.sweepLater();
        assertThat(store.find(key)).isEmpty();
        assertThatThrownBy(() -> transactions.run(() -> files.settle(ONE, key))).isInstanceOf(Problem.Busy.class);
        assertThat(files.isOwner(ONE, key)).isFalse();
    }

    @Test
    void aCompleteUploadStays() {
        MediaKey key = files.upload(ONE, file, "a.txt", "here");
        // An incomplete upload of a content that is complete.
        files.store(file, "a.txt");
        sweeper.sweepLater();
        assertThat(store.find(key)).isPresent();
        assertThat(files.isOwner(ONE, key)).isTrue();
    }

    @Test
    void anUploadAfterACrashCompletesTheFile() {
        files.store(file, "a.txt");
        MediaKey key = files.upload(OTHER, file, "a.txt", "here");
        sweeper.sweepLater();
        assertThat(store.find(key)).isPresent();
        assertThat(files.isOwner(ONE, key)).isFalse();
        assertThat(files.isOwner(OTHER, key)).isTrue();
    }

    /** Simulates a sweep that was cut off before or after it removed the object. */
    @Test
    void anAbandonedFileCanBeUploadedAfterItsRemoval() {
        MediaKey key = files.store(file, "a.txt");
        String hash = key.hash().orElseThrow();
        transactions.run(() -> StoredFile.abandon(hash, clock.instant().plusSeconds(1)));
        assertThatThrownBy(() -> files.upload(ONE, file, "a.txt", "here")).isInstanceOf(Problem.Busy.class);
        assertThatThrownBy(() -> transactions.run(() -> files.settle(ONE, key))).isInstanceOf(Problem.Busy.class);
        sweeper.sweepLater();
        assertThat(objects(hash)).isZero();
        assertThat(files.upload(ONE, file, "a.txt", "here")).isEqualTo(key);
        assertThat(store.find(key)).isPresent();
    }

    @Test
    void theNextSweepRemovesAFileThatCouldNotBeRemoved() {
        MediaKey key = files.store(file, "a.txt");
        FileUploads failing = new FileUploads(MissingBucket.of(s3), quota, config, transactions, clock);
        assertThat(failing.discardStartedBefore(clock.instant().plusSeconds(1), 1000))
                .isZero();
        assertThat(store.find(key)).isPresent();
        sweeper.sweepLater();
        assertThat(store.find(key)).isEmpty();
    }

    /** An upload that succeeded can be found; one that was refused can be tried again. */
    @Test
    void aSimultaneousSweepDoesNotLoseAnUpload() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                write();
                files.store(file, "a.txt");
                var upload = threads.submit(() -> files.upload(ONE, file, "a.txt", "here"));
                sweeper.sweepLater();
                try {
                    assertThat(store.find(upload.get())).isPresent();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(Problem.Busy.class);
                    assertThat(store.find(files.upload(ONE, file, "a.txt", "here")))
                            .isPresent();
                }
            }
        }
    }

    @Test
    void aLostObjectIsStoredAgain() {
        MediaKey key = files.upload(ONE, file, "a.txt", "here");
        store.delete(List.of(key));
        assertThat(files.upload(ONE, file, "a.txt", "here")).isEqualTo(key);
        assertThat(store.find(key)).isPresent();
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        var small = new FileUploads(
                store, quota, TestConfig.of(Map.of("clipstream.media.max-size", "10")), transactions, clock);
        assertThatThrownBy(() -> small.upload(ONE, file, "a.txt", "here")).isInstanceOf(Problem.TooLarge.class);
        assertThat(objects(FileContent.hash(file))).isZero();
    }

    private long objects(String hash) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(config.bucket()).prefix("file/" + hash))
                .contents()
                .stream()
                .map(S3Object::key)
                .count();
    }
}
