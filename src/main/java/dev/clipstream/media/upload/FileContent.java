package dev.clipstream.media.upload;

import dev.clipstream.media.container.Container;
import dev.clipstream.media.container.ImageFormat;
import dev.clipstream.media.container.VideoFormat;
import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives the hash and the extension of a file from its bytes. */
final class FileContent {

    private static final String ANY = "bin";

    private FileContent() {}

    /** Returns the SHA-256 of the file as hexadecimal digits. */
    static String hash(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the extension of a known format, which the content tells, or else that of the name: at most 10 lower-case
     * letters and digits, and not the extension of a known format, which the file does not have.
     */
    static String extension(Path file, String name) {
        return ImageFormat.of(file)
                .map(ImageFormat::extension)
                .or(() -> videoFormat(file).map(VideoFormat::extension))
                .orElseGet(() ->
                        extension(name).filter(end -> !isOfKnownFormat(end)).orElse(ANY));
    }

    private static Optional<VideoFormat> videoFormat(Path file) {
        try {
            return Optional.of(Container.formatOf(file));
        } catch (Problem.NotAVideo e) {
            return Optional.empty();
        }
    }

    private static Optional<String> extension(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.of(end).filter(text -> name.contains(".") && text.matches("[a-z0-9]{1,10}"));
    }

    private static boolean isOfKnownFormat(String extension) {
        return Stream.of(VideoFormat.values())
                        .anyMatch(format -> format.extension().equals(extension))
                || Stream.of(ImageFormat.values())
                        .anyMatch(format -> format.extension().equals(extension));
    }
}
