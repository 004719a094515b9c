package dev.clipstream.http.media;

import dev.clipstream.media.MediaConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Knows the {@link Links} that the client of the present request can reach. They have the host of the request, or of the
 * request to the trusted proxy, unless a base URL for media is configured.
 */
@Singleton
public class CurrentLinks {

    private final Optional<String> base;
    private final HttpServerRequest request;

    CurrentLinks(MediaConfig media, HttpServerRequest request) {
        base = media.baseUrl().map(url -> url.replaceFirst("/$", ""));
        this.request = request;
    }

    /** Returns the links; an HTTP 1.0 request names no host, so those of its answer have the server's address. */
    public Links get() {
        Object host = request.authority() != null ? request.authority() : request.localAddress();
        String origin = request.scheme() + "://" + host;
        return new Links(origin, base.orElseGet(() -> origin + "/media"));
    }
}
