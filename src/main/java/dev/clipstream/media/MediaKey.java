package dev.clipstream.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of an object in the store: {@code video/<uuid>.mp4} or {@code cover/<uuid>.jpg}. Never any other object. */
public record MediaKey(String text) {

    private static final String UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern PATTERN =
            Pattern.compile("video/" + UUID_PATTERN + "\\.(mp4|mov|webm|mkv)|cover/" + UUID_PATTERN + "\\.jpg");

    public MediaKey {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("not the key of a video or cover: " + text);
        }
    }

    static MediaKey newVideo(VideoFormat format) {
        return new MediaKey("video/" + UUID.randomUUID() + "." + format.extension());
    }

    static MediaKey newCover() {
        return new MediaKey("cover/" + UUID.randomUUID() + ".jpg");
    }

    public static Optional<MediaKey> parse(String text) {
        return Optional.of(text)
                .filter(candidate -> PATTERN.matcher(candidate).matches())
                .map(MediaKey::new);
    }

    public String contentType() {
        for (VideoFormat format : VideoFormat.values()) {
            if (text.endsWith("." + format.extension())) {
                return format.contentType();
            }
        }
        return "image/jpeg";
    }

    @Override
    public String toString() {
        return text;
    }
}
