package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.ImageFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Checks whether a file really is a picture. */
@ApplicationScoped
public class ImageCheck {

    private static final Logger LOG = Logger.getLogger(ImageCheck.class);

    private final Ffmpeg ffmpeg;

    ImageCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Returns whether the file is a picture; without ffmpeg, by its first bytes alone. */
    public boolean isImage(Path file) {
        return ImageFormat.of(file)
                .filter(format -> !ffmpeg.available() || canBeDecoded(file, format))
                .isPresent();
    }

    private boolean canBeDecoded(Path file, ImageFormat format) {
        List<String> arguments = new ArrayList<>(List.of("-xerror"));
        arguments.addAll(FfmpegInput.of(file, format));
        arguments.addAll(List.of("-map", "0:v:0", "-frames:v", "1", "-f", "null", "-"));
        FfmpegResult result = ffmpeg.run(arguments);
        boolean decoded = result.succeeded() && result.frames() > 0;
        if (!decoded) {
            LOG.infof("Refused a picture, ffmpeg said: %s", result.summary());
        }
        return decoded;
    }
}
