package dev.clipstream.media.ffmpeg;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an ffmpeg in its own words, such as {@code 7.1.5-0+deb13u1} or {@code N-118000-g1234567}. */
record FfmpegVersion(String text) {

    private static final Pattern FIRST_LINE = Pattern.compile("\\Affmpeg version (\\S+)");
    private static final Pattern NUMBERS = Pattern.compile("\\An?(\\d+(\\.\\d+)*)");

    /** Finds the version in what {@code ffmpeg -version} prints. */
    static Optional<FfmpegVersion> in(String output) {
        return FIRST_LINE
                .matcher(output)
                .results()
                .map(match -> new FfmpegVersion(match.group(1)))
                .findFirst();
    }

    /** Returns whether it is known to be older; a build between releases has no number. */
    boolean isOlderThan(String minimum) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find() && Version.parse(numbers.group(1)).compareTo(Version.parse(minimum)) < 0;
    }
}
