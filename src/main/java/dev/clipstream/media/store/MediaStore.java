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

/** Stores all objects in an S3 bucket. An object never changes: its key is random or the hash of its content. */
@ApplicationScoped
public class MediaStore {

    /** Lets clients and caches keep an object for a year without asking again. */
    public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

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
        orUnavailable(() -> {
            try {
                return s3.headBucket(request -> request.bucket(bucket));
            } catch (NoSuchBucketException e) {
                return null;
            }
        });
    }

    @WithSpan
    public void put(MediaKey key, Path file) {
        // for clients that fetch from the bucket itself
        String disposition = key.isShown() ? null : "attachment";
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.text())
                .contentType(key.contentType())
                .contentDisposition(disposition)
                .cacheControl(CACHE_CONTROL)
                .overrideConfiguration(call -> call.apiCallTimeout(config.storeTimeout()))
                .build();
        orUnavailable(() -> {
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
        return orUnavailable(() -> {
            try {
                var head = s3.headObject(request -> request.bucket(bucket).key(key.text()));
                return Optional.of(new StoredObject(head.contentLength(), head.lastModified()));
            } catch (NoSuchKeyException | NoSuchBucketException e) {
                return Optional.empty();
            }
        });
    }

    /** Opens the bytes from {@code first} to {@code last}, both included. */
    public InputStream open(MediaKey key, long first, long last) {
        return new PiecewiseStream((from, to) -> openPiece(key, from, to), first, last);
    }

    private InputStream openPiece(MediaKey key, long first, long last) {
        return orUnavailable(() -> {
            try {
                return s3.getObject(
                        request -> request.bucket(bucket).key(key.text()).range("bytes=" + first + "-" + last));
            } catch (NoSuchKeyException | NoSuchBucketException e) {
                throw new Problem.NotFound("no such media");
            }
        });
    }

    /** Deletes the objects; throws {@link Problem.Unavailable} if some remain. */
    @WithSpan
    public void delete(Collection<MediaKey> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key.text()).build())
                .toList();
        var response = orUnavailable(() -> s3.deleteObjects(request ->
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
    private static <T> T orUnavailable(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new Problem.Unavailable(Dependency.OBJECT_STORE, e);
        }
    }
}
