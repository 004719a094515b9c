package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.Container;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/** Checks whether a file really is a video: moving pictures, readable to the end. */
@ApplicationScoped
public class VideoCheck {

    private static final Logger LOG = Logger.getLogger(VideoCheck.class);

    private final Ffmpeg ffmpeg;

    VideoCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Returns the format of the video {@code file}; without ffmpeg, by its outer structure alone. */
    public VideoFormat formatOf(Path file) {
        VideoFormat format = Container.formatOf(file);
        if (ffmpeg.available()) {
            requirePictures(file, format);
        }
        return format;
    }

    /**
     * Reads every packet and decodes every key frame; any error ends it. "V" selects the picture tracks that are not
     * the cover of an audio file.
     */
    private void requirePictures(Path file, VideoFormat format) {
        List<String> arguments = new ArrayList<>(List.of("-xerror", "-skip_frame", "nokey"));
        arguments.addAll(Ffmpeg.input(file, format));
        Collections.addAll(arguments, "-map", "0:V:0", "-map", "0:a?", "-c", "copy", "-f", "null", "-");
        Collections.addAll(arguments, "-map", "0:V:0", "-f", "null", "-");
        Ffmpeg.Result result = ffmpeg.run(arguments);
        if (!result.succeeded()) {
            LOG.infof("Refused an upload, ffmpeg said: %s", result.reason());
            throw new Problem.NotAVideo("the file has no video track that can be read to its end");
        }
        if (result.frames() < 2) {
            throw new Problem.NotAVideo("the file is a still image");
        }
    }
}
