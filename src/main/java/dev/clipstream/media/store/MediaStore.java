package dev.clipstream.media.store;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** All objects, in an S3 bucket. An object never changes: a key is new, or tells what the object holds. */
@ApplicationScoped
public class MediaStore {

    private final S3Client s3;
    private final MediaConfig config;
    private final String bucket;

    MediaStore(S3Client s3, MediaConfig config) {
        this.s3 = s3;
        this.config = config;
        this.bucket = config.bucket();
    }

    /** Throws {@link Problem.Unavailable} if the store does not answer; the bucket may not be there yet. */
    void ping() {
        reached(() -> {
            try {
                return s3.headBucket(request -> request.bucket(bucket));
            } catch (NoSuchBucketException e) {
                return null;
            }
        });
    }

    @WithSpan
    public void put(MediaKey key, Path file) {
        // also where the bucket itself is what clients ask
        String disposition = key.isShown() ? null : "attachment";
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.text())
                .contentType(key.contentType())
                .contentDisposition(disposition)
                .cacheControl("public, max-age=31536000, immutable")
                .overrideConfiguration(call -> call.apiCallTimeout(config.storeTimeout()))
                .build();
        reached(() -> {
            try {
                return s3.putObject(request, RequestBody.fromFile(file));
            } catch (NoSuchBucketException e) {
                if (!config.createBucket()) {
                    throw e;
                }
                createBucket();
                return s3.putObject(request, RequestBody.fromFile(file));
            }
        });
    }

    @WithSpan
    public Optional<StoredObject> find(MediaKey key) {
        return reached(() -> {
            try {
                var head = s3.headObject(request -> request.bucket(bucket).key(key.text()));
                return Optional.of(new StoredObject(head.contentLength(), head.lastModified()));
            } catch (NoSuchKeyException | NoSuchBucketException e) {
                return Optional.empty();
            }
        });
    }

    /** The bytes from {@code first} to {@code last}, both included. */
    public InputStream open(MediaKey key, long first, long last) {
        return new PiecewiseStream((from, to) -> openPiece(key, from, to), first, last);
    }

    private InputStream openPiece(MediaKey key, long first, long last) {
        return reached(() -> {
            try {
                return s3.getObject(
                        request -> request.bucket(bucket).key(key.text()).range("bytes=" + first + "-" + last));
            } catch (NoSuchKeyException | NoSuchBucketException e) {
                throw new Problem.NotFound("no such media");
            }
        });
    }

    /** Throws {@link Problem.Unavailable} if not all of them are deleted. */
    @WithSpan
    public void delete(Collection<MediaKey> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key.text()).build())
                .toList();
        var response = reached(() -> s3.deleteObjects(request ->
                request.bucket(bucket).delete(delete -> delete.objects(objects).quiet(true))));
        if (response.hasErrors()) {
            throw new Problem.Unavailable(Dependency.OBJECT_STORE, new IllegalStateException("" + response.errors()));
        }
    }

    private void createBucket() {
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            // another upload was faster
        }
    }

    /** A fallback of SmallRye Fault Tolerance would have to be built for each type of result. */
    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new Problem.Unavailable(Dependency.OBJECT_STORE, e);
        }
    }
}
