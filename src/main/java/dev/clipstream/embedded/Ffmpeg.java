package dev.clipstream.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The static ffmpeg of JAVE's artifacts, for a machine that has none. */
final class Ffmpeg {

    private static final String SUFFIX = Machine.IS_WINDOWS ? ".exe" : Machine.IS_MAC ? "-osx" : "";
    private static final String NAME = "ffmpeg-" + Machine.ARCHITECTURE + SUFFIX;
    private static final String RESOURCE = "ws/schild/jave/nativebin/" + NAME;

    private Ffmpeg() {}

    /** Returns the unpacked ffmpeg; empty if one is on the PATH or there is none for this machine. */
    static Optional<Path> executable(Path binaries) {
        if (isOnPath() || !Unpacked.isAvailable(RESOURCE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Unpacked.file(RESOURCE, binaries.resolve(NAME)));
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg cannot be unpacked", e);
        }
    }

    private static boolean isOnPath() {
        String command = Machine.IS_WINDOWS ? "ffmpeg.exe" : "ffmpeg";
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
