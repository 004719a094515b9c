package dev.clipstream.media.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** A format of pictures that browsers show, recognised by the first bytes of a file, never by its name. */
public enum ImageFormat {
    JPEG("jpg", "image/jpeg", "jpeg_pipe", "ffd8ff.*"),
    PNG("png", "image/png", "png_pipe", "89504e470d0a1a0a.*"),
    GIF("gif", "image/gif", "gif", "4749463837.*|4749463839.*"),
    WEBP("webp", "image/webp", "webp_pipe", "52494646.{8}57454250");

    private static final int FIRST_BYTES = 12;

    private final String extension;
    private final String contentType;
    private final String demuxer;
    private final String start;

    ImageFormat(String extension, String contentType, String demuxer, String start) {
        this.extension = extension;
        this.contentType = contentType;
        this.demuxer = demuxer;
        this.start = start;
    }

    public static Optional<ImageFormat> of(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            String first = HexFormat.of().formatHex(bytes.readNBytes(FIRST_BYTES));
            return Stream.of(values())
                    .filter(format -> first.matches(format.start))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** Returns the only ffmpeg demuxer that may open such a file. */
    public String demuxer() {
        return demuxer;
    }
}
