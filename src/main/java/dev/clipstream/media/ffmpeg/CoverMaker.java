package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Problem;
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
import org.jboss.logging.Logger;

/** Makes the cover of a video: its most typical early frame, upright, as a JPEG. */
@ApplicationScoped
public class CoverMaker {

    private static final Logger LOG = Logger.getLogger(CoverMaker.class);

    /** Square pixels, the longer side at most 1080, both even; scaled before frames are buffered for the choice. */
    private static final String FILTER = """
            scale=w='max(2,2*round(iw*sar*min(1,1080/max(iw*sar,ih))/2))':\
            h='max(2,2*round(ih*min(1,1080/max(iw*sar,ih))/2))',setsar=1,thumbnail=n=50""";

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
        List<String> arguments = new ArrayList<>(Ffmpeg.input(video, format));
        Collections.addAll(arguments, "-map", "0:V:0", "-vf", FILTER, "-frames:v", "1", "-q:v", "4");
        Collections.addAll(arguments, "-pix_fmt", "yuvj420p", "-f", "mjpeg", Ffmpeg.local(cover));
        Ffmpeg.Result result = ffmpeg.run(arguments);
        if (!result.succeeded() || isEmpty(cover)) {
            LOG.infof("Refused an upload, ffmpeg said: %s", result.reason());
            throw new Problem.NotAVideo("no picture of the video can be decoded");
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
