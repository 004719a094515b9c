package dev.clipstream.embedded.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.robothy.s3.core.model.internal.BucketMetadata;
import com.robothy.s3.core.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSafeBucketsTest {

    @TempDir
    Path directory;

    private DeferredDeletion contents;
    private CrashSafeBuckets buckets;

    @BeforeEach
    void open() {
        contents = new DeferredDeletion(Storage.createPersistent(directory.resolve("contents")));
        buckets = new CrashSafeBuckets(directory, contents);
    }

    @Test
    void contentIsDeletedAfterTheListIsOnDisk() {
        contents.put(1L, new byte[] {1});

        contents.delete(1L);
        assertThat(contents.isExist(1L)).isTrue();

        buckets.store("videos", bucket());
        assertThat(contents.isExist(1L)).isFalse();
    }

    @Test
    void aListIsReplacedAtomically() {
        buckets.store("videos", bucket());
        buckets.store("videos", bucket());

        assertThat(directory.resolve("drafts")).isEmptyDirectory();
        assertThat(buckets.fetchAll()).extracting(BucketMetadata::getBucketName).containsExactly("videos");
    }

    private static BucketMetadata bucket() {
        BucketMetadata bucket = new BucketMetadata();
        bucket.setBucketName("videos");
        return bucket;
    }
}
