package dev.clipstream.http.media;

import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.read.Profile;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes absolute URLs that the client can reach. They have the host of the request, or of the request to the trusted
 * proxy, unless a base URL for media is configured.
 */
@Singleton
public class Links {

    private static final String DRAWINGS = "/drawings/";
    private static final Pattern MEDIA_URL = Pattern.compile("https?://[^?#\\s]+/([^/?#\\s]+/[^/?#\\s]+)");

    private final Optional<String> base;
    private final HttpServerRequest request;

    Links(MediaConfig media, HttpServerRequest request) {
        base = media.baseUrl().map(url -> url.replaceFirst("/$", ""));
        this.request = request;
    }

    /** @param source an object key or a complete URL */
    public String media(String source) {
        // A key has no colon, and a scheme may be in capitals.
        return source.indexOf(':') >= 0 ? source : base.orElseGet(() -> origin() + "/media") + "/" + source;
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
        return avatar.startsWith(origin() + DRAWINGS);
    }

    public String backgroundImage(Profile profile) {
        return profile.backgroundImage() != null
                ? profile.backgroundImage()
                : drawing(Drawing.backgroundOf(profile.name()));
    }

    private String drawing(Drawing drawing) {
        return origin() + DRAWINGS + drawing.fileName();
    }

    /** Returns the origin for links; an HTTP 1.0 request names no host, so its links have the server's address. */
    public String origin() {
        Object host = request.authority() != null ? request.authority() : request.localAddress();
        return request.scheme() + "://" + host;
    }
}
