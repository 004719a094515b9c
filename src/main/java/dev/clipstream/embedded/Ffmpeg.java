package dev.clipstream.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The static ffmpeg of JAVE's artifacts, for a machine that has none. */
final class Ffmpeg {

    private Ffmpeg() {}

    /** Empty if the one on the PATH serves, or there is none for this machine. */
    static Optional<Path> executable(Path binaries) {
        String name = "ffmpeg-" + System.getProperty("os.arch") + suffix();
        String resource = "ws/schild/jave/nativebin/" + name;
        if (isOnPath() || !Unpacked.isAvailable(resource)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Unpacked.file(resource, binaries.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg cannot be unpacked", e);
        }
    }

    private static String suffix() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.startsWith("windows") ? ".exe" : os.startsWith("mac") ? "-osx" : "";
    }

    private static boolean isOnPath() {
        String command = suffix().equals(".exe") ? "ffmpeg.exe" : "ffmpeg";
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
