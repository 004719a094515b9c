package dev.clipstream.media.ffmpeg;

import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;

/** Draws short portrait clips with ffmpeg's own patterns: content that belongs to nobody. */
@ApplicationScoped
public class ClipDrawer {

    private static final String SECONDS = "5";

    private final Ffmpeg ffmpeg;

    ClipDrawer(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    public boolean available() {
        return ffmpeg.available();
    }

    /**
     * Draws a clip and writes it as MP4.
     *
     * @param pattern an ffmpeg source filter, such as {@code mandelbrot=size=360x640}
     * @param tone the frequency of its sound, in hertz
     */
    public void draw(String pattern, int tone, Path clip) {
        FfmpegResult result = ffmpeg.run(List.of(
                "-f",
                "lavfi",
                "-i",
                pattern,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=" + tone,
                "-t",
                SECONDS,
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                FfmpegInput.local(clip)));
        if (!result.succeeded()) {
            throw new Problem.Unavailable(Dependency.FFMPEG, new IllegalStateException(result.errors()));
        }
    }
}
