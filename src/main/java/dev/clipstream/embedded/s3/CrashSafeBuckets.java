package dev.clipstream.embedded.s3;

import com.robothy.s3.core.model.internal.BucketMetadata;
import com.robothy.s3.core.storage.FileSystemBucketMetadataStore;
import com.robothy.s3.core.storage.MetadataStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Replaces a bucket's list of objects atomically, before any content is deleted. local-s3 rewrites the list in place
 * and deletes contents that the list on disk still names; killed in between, it would lose the whole bucket or keep an
 * object that can neither be read nor removed.
 */
final class CrashSafeBuckets implements MetadataStore<BucketMetadata> {

    private final Path directory;
    private final Path drafts;
    private final MetadataStore<BucketMetadata> stored;
    private final MetadataStore<BucketMetadata> drafted;

    private final DeferredDeletion contents;

    CrashSafeBuckets(Path directory, DeferredDeletion contents) {
        this.directory = directory;
        this.drafts = directory.resolve("drafts");
        this.stored = FileSystemBucketMetadataStore.create(directory);
        this.contents = contents;
        this.drafted = FileSystemBucketMetadataStore.create(drafts);
    }

    @Override
    public String store(String bucket, BucketMetadata objects) {
        drafted.store(bucket, objects);
        String file = bucket + ".bucket.meta";
        try {
            Files.move(drafts.resolve(file), directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            contents.removeDeleted();
            return bucket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BucketMetadata fetch(String bucket) {
        return stored.fetch(bucket);
    }

    @Override
    public void delete(String bucket) {
        stored.delete(bucket);
    }

    @Override
    public List<BucketMetadata> fetchAll() {
        return stored.fetchAll();
    }
}
