package dev.clipstream.dialect.request;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem.Busy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many multipart forms are received at the same time, and so the disk space that they take. A permit is held
 * until the request is answered; a bulkhead of SmallRye Fault Tolerance would last only as long as one method.
 */
@Singleton
class UploadPermits {

    private final Semaphore permits;

    UploadPermits(MediaConfig media) {
        permits = new Semaphore(media.uploadsAtOnce());
    }

    /** Throws {@link Busy} if there is no permit left. */
    void acquire() {
        if (!permits.tryAcquire()) {
            throw new Busy("uploading");
        }
    }

    void release() {
        permits.release();
    }
}
