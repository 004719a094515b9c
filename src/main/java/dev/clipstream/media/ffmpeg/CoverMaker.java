package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.VideoFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the cover of a video: its most typical early frame, upright, as a JPEG. */
@ApplicationScoped
public class CoverMaker {

    /**
     * Every third of 30 frames, with square pixels, the longer side at most 1080, both even; scaled before they are
     * buffered for the choice.
     */
    private static final String FILTER = """
            framestep=3,scale=w='max(2,2*round(iw*sar*min(1,1080/max(iw*sar,ih))/2))':\
            h='max(2,2*round(ih*min(1,1080/max(iw*sar,ih))/2))',setsar=1,thumbnail=n=10""";

    private final Ffmpeg ffmpeg;

    CoverMaker(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Writes the cover of {@code video} to {@code cover}; without ffmpeg, a drawn placeholder. */
    public void make(Path video, VideoFormat format, Path cover) {
        if (!ffmpeg.available()) {
            copyPlaceholder(cover);
            return;
        }
        List<String> arguments = new ArrayList<>(FfmpegInput.of(video, format));
        Collections.addAll(arguments, "-map", "0:V:0", "-vf", FILTER, "-frames:v", "1", "-threads", "1");
        Collections.addAll(arguments, "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "mjpeg", FfmpegInput.local(cover));
        FfmpegResult result = ffmpeg.run(arguments);
        if (!result.succeeded() || isEmpty(cover)) {
            throw result.refusal("no picture of the video can be decoded");
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyPlaceholder(Path cover) {
        try (InputStream placeholder = CoverMaker.class.getResourceAsStream("/media/placeholder-cover.jpg")) {
            Files.copy(placeholder, cover, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
