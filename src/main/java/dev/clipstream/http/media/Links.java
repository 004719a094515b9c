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
 * Absolute URLs that the client can reach: on the host that it asked (behind a trusted proxy, the one that the proxy
 * was asked for), unless media have an address of their own.
 */
@Singleton
public class Links {

    private static final String DRAWINGS = "/drawings/";
    private static final Pattern MEDIA_URL = Pattern.compile("https?://[^?#\\s]+/([^/?#\\s]+/[^/?#\\s]+)");

    private final MediaConfig media;
    private final HttpServerRequest request;

    Links(MediaConfig media, HttpServerRequest request) {
        this.media = media;
        this.request = request;
    }

    /** @param source an object key, or a URL already */
    public String media(String source) {
        return MediaKey.parse(source).map(key -> media(key)).orElse(source);
    }

    public String media(MediaKey key) {
        return media.baseUrl().map(base -> base.replaceFirst("/$", "")).orElseGet(() -> origin() + "/media") + "/"
                + key;
    }

    /** The object that such a URL names, whatever host it was asked for on. */
    public static Optional<MediaKey> mediaKey(String url) {
        return Optional.of(MEDIA_URL.matcher(url.strip()))
                .filter(Matcher::matches)
                .flatMap(matcher -> MediaKey.parse(matcher.group(1)));
    }

    /** @param avatar null where the service draws it from the name */
    public String avatar(String avatar, String name) {
        return avatar != null ? avatar : drawing(Drawing.avatarOf(name));
    }

    /** Whether it is an address of {@link #avatar} that stands for none. */
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

    /** A client of HTTP 1.0 names no host, so it gets the address that it came to. */
    private String origin() {
        Object host = request.authority() != null ? request.authority() : request.localAddress();
        return request.scheme() + "://" + host;
    }
}
