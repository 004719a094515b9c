package dev.clipstream.media.store;

import dev.clipstream.media.container.ImageFormat;
import dev.clipstream.media.container.VideoFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an object in the store: {@code video/<uuid>.mp4}, {@code cover/<uuid>.jpg} or, for a file of any kind,
 * {@code file/<SHA-256>.<extension>}. No object has another name.
 */
public record MediaKey(String text) {

    /** The type of files that no browser should show, whatever they contain. */
    private static final String ANY = "application/octet-stream";

    private static final String FILE = "file/";
    private static final int HASH_LENGTH = 64;

    private static final String UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern PATTERN = Pattern.compile("video/" + UUID_PATTERN + "\\.(mp4|mov|webm|mkv)"
            + "|cover/" + UUID_PATTERN + "\\.jpg"
            + "|" + FILE + "[0-9a-f]{" + HASH_LENGTH + "}\\.[a-z0-9]{1,10}");

    public MediaKey {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("not the key of a video, cover or file: " + text);
        }
    }

    public static MediaKey newVideo(VideoFormat format) {
        return new MediaKey("video/" + UUID.randomUUID() + "." + format.extension());
    }

    public static MediaKey newCover() {
        return new MediaKey("cover/" + UUID.randomUUID() + ".jpg");
    }

    public static MediaKey ofFile(String hash, String extension) {
        return new MediaKey(FILE + hash + "." + extension);
    }

    public static Optional<MediaKey> parse(String text) {
        return Optional.of(text)
                .filter(candidate -> PATTERN.matcher(candidate).matches())
                .map(MediaKey::new);
    }

    /** Returns the SHA-256 of a file's bytes; empty for a video or cover. */
    public Optional<String> hash() {
        return text.startsWith(FILE)
                ? Optional.of(text.substring(FILE.length(), FILE.length() + HASH_LENGTH))
                : Optional.empty();
    }

    public String contentType() {
        for (VideoFormat format : VideoFormat.values()) {
            if (text.endsWith("." + format.extension())) {
                return format.contentType();
            }
        }
        for (ImageFormat format : ImageFormat.values()) {
            if (text.endsWith("." + format.extension())) {
                return format.contentType();
            }
        }
        return ANY;
    }

    /** Returns whether browsers may show the object: a file of unknown type could be a page with a script. */
    public boolean isShown() {
        return !contentType().equals(ANY);
    }

    @Override
    public String toString() {
        return text;
    }
}
