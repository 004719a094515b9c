package dev.clipstream.media.upload;

import dev.clipstream.account.Viewer;
import dev.clipstream.limit.Deadline;
import dev.clipstream.limit.Turns;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Has ffmpeg work on one file of an account at a time, so that others need not wait behind many files of one. */
@Singleton
class ProcessingTurns {

    private final Turns turns = new Turns(1, "video processing");
    private final Duration wait;

    ProcessingTurns(MediaConfig config) {
        wait = config.ffmpegWait();
    }

    /** Throws {@link Problem.Busy} if the account's other files take too long. */
    <T> T call(Viewer viewer, Supplier<T> work) {
        return turns.call(viewer.id(), Deadline.after(wait), work);
    }
}
