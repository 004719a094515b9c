package dev.clipstream.http.media;

import dev.clipstream.media.store.MediaKey;
import dev.clipstream.read.Profile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes absolute URLs.
 *
 * @param origin scheme and host, for what the service draws
 * @param media what precedes the keys of files
 */
public record Links(String origin, String media) {

    private static final String DRAWINGS = "/drawings/";
    private static final Pattern MEDIA_URL = Pattern.compile("https?://[^?#\\s]+/([^/?#\\s]+/[^/?#\\s]+)");

    /** @param source an object key or a complete URL */
    public String media(String source) {
        // A key has no colon, and a scheme may be in capitals.
        return source.indexOf(':') >= 0 ? source : media + "/" + source;
    }

    public String media(MediaKey key) {
        return media(key.text());
    }

    /** Returns the object key in a media URL with any host. */
    public static Optional<MediaKey> mediaKey(String url) {
        return Optional.of(MEDIA_URL.matcher(url.strip()))
                .filter(Matcher::matches)
                .flatMap(matcher -> MediaKey.parse(matcher.group(1)));
    }

    /** @param avatar null if the service draws the avatar from the name */
    public String avatar(String avatar, String name) {
        return avatar != null ? avatar : drawing(Drawing.avatarOf(name));
    }

    /** Returns whether the URL is of an avatar that the service draws, so that the account has none. */
    public boolean isDrawn(String avatar) {
        return avatar.startsWith(origin + DRAWINGS);
    }

    public String backgroundImage(Profile profile) {
        return profile.backgroundImage() != null
                ? profile.backgroundImage()
                : drawing(Drawing.backgroundOf(profile.name()));
    }

    private String drawing(Drawing drawing) {
        return origin + DRAWINGS + drawing.fileName();
    }
}
