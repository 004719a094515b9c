package dev.clipstream.dialect.request;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem.Busy;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many forms with files are under way at once, and with it the disk that they take. A turn lasts until the
 * request is answered, and a bulkhead of SmallRye Fault Tolerance only as long as one method runs.
 */
@Singleton
class FormTurns {

    private final Semaphore turns;

    FormTurns(MediaConfig media) {
        turns = new Semaphore(media.uploadsAtOnce());
    }

    /** Throws {@link Busy} if all are taken. */
    void take() {
        if (!turns.tryAcquire()) {
            throw new Busy("uploading");
        }
    }

    void giveBack() {
        turns.release();
    }
}
