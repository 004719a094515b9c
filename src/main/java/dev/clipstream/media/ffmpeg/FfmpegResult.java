package dev.clipstream.media.ffmpeg;

import dev.clipstream.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The result of an ffmpeg that ended by itself, whatever its exit code. */
record FfmpegResult(int exitCode, String output, String errors) {

    private static final Logger LOG = Logger.getLogger(FfmpegResult.class);
    private static final int LOGGED_CHARACTERS = 300;
    private static final Pattern FRAMES_SO_FAR = Pattern.compile("(?m)^frame=\\s*(\\d+)");
    private static final Pattern REFUSED_CODEC = Pattern.compile("Codec \\(([\\w-]+)\\) not on whitelist");
    private static final String TOO_MANY_PIXELS = "exceeds specified max pixel count";

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Returns the number of frames that ffmpeg wrote. */
    long frames() {
        return FRAMES_SO_FAR
                .matcher(output)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElse(0);
    }

    /** Logs what ffmpeg said and returns why the video is refused. */
    Problem.NotAVideo refusal(String reason) {
        LOG.infof("Refused an upload, ffmpeg said: %s", summary());
        if (errors.contains(TOO_MANY_PIXELS)) {
            return new Problem.NotAVideo("its pictures are larger than 4K, which is 4096 × 2304 pixels");
        }
        Matcher codec = REFUSED_CODEC.matcher(errors);
        return new Problem.NotAVideo(
                codec.find() ? "videos of the codec " + codec.group(1) + " are not accepted" : reason);
    }

    /** Returns the errors for the log: in one line of bounded length, without escape sequences. */
    String summary() {
        String line = errors.replaceAll("whitelist '[^']*'", "whitelist")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ")
                .strip();
        return line.substring(0, Math.min(line.length(), LOGGED_CHARACTERS));
    }
}
