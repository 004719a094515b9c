package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.Container;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks whether a file really is a video: moving pictures, readable to the end. */
@ApplicationScoped
public class VideoCheck {

    /** As many as nearly every video has within the size of an upload; of the others, the first ones are decoded. */
    private static final String KEY_FRAMES = "100";

    private final Ffmpeg ffmpeg;

    VideoCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Returns the format of the video {@code file}; without ffmpeg, by its outer structure alone. */
    public VideoFormat formatOf(Path file) {
        VideoFormat format = Container.formatOf(file);
        if (ffmpeg.available()) {
            requireWhole(file, format);
            requirePictures(file, format);
        }
        return format;
    }

    /**
     * Reads every packet; any error ends it. "V" selects the picture tracks that are not the cover of an audio file.
     */
    private void requireWhole(Path file, VideoFormat format) {
        List<String> arguments = new ArrayList<>(List.of("-xerror"));
        arguments.addAll(FfmpegInput.of(file, format));
        Collections.addAll(arguments, "-map", "0:V:0", "-map", "0:a?", "-c", "copy", "-f", "null", "-");
        FfmpegResult result = ffmpeg.run(arguments);
        if (!result.succeeded()) {
            throw result.refusal("the file has no video track that can be read to its end");
        }
        if (result.frames() < 2) {
            throw new Problem.NotAVideo("the file is a still image");
        }
    }

    /** Decodes key frames, a bounded number of them: a small file can hold thousands of large ones. */
    private void requirePictures(Path file, VideoFormat format) {
        List<String> arguments = new ArrayList<>(List.of("-xerror", "-skip_frame", "nokey"));
        arguments.addAll(FfmpegInput.of(file, format));
        Collections.addAll(arguments, "-map", "0:V:0", "-frames:v", KEY_FRAMES, "-f", "null", "-");
        FfmpegResult result = ffmpeg.run(arguments);
        if (!result.succeeded()) {
            throw result.refusal("the pictures of the video cannot be decoded");
        }
    }
}
