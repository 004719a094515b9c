package dev.clipstream.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Clips;
import dev.clipstream.media.TestConfig;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
class MediaStoreTest {

    @Inject
    S3Client s3;

    private final MediaKey key = MediaKey.newCover();

    @Test
    void theFirstUploadCreatesTheBucket() {
        MediaStore store = storeOfItsOwn(true);
        assertThat(store.find(key)).isEmpty();
        store.put(key, Clips.jpeg());
        assertThat(store.find(key).orElseThrow().length()).isEqualTo(Clips.bytes(Clips.jpeg()).length);
        store.delete(List.of(key));
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void aMissingBucketIsNotCreatedIfThatIsSwitchedOff() {
        MediaStore store = storeOfItsOwn(false);
        assertThatThrownBy(() -> store.put(key, Clips.jpeg())).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void readingAMissingObjectFails() {
        assertThatThrownBy(() -> storeOfItsOwn(false).open(key, 0, 1)).isInstanceOf(Problem.NotFound.class);
    }

    private MediaStore storeOfItsOwn(boolean createBucket) {
        return new MediaStore(
                s3,
                TestConfig.of(Map.of(
                        "clipstream.media.bucket",
                        "bucket-" + UUID.randomUUID(),
                        "clipstream.media.create-bucket",
                        Boolean.toString(createBucket))));
    }
}
