package dev.clipstream.media.store;

import dev.clipstream.media.TestConfig;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** An object store without its bucket. */
public final class MissingBucket {

    private MissingBucket() {}

    public static MediaStore of(S3Client s3) {
        return new MediaStore(s3, TestConfig.of(Map.of("clipstream.media.bucket", "no-such-bucket")));
    }
}
