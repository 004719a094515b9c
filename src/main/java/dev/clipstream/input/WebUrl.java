package dev.clipstream.input;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import java.net.URI;
import java.net.URISyntaxException;

/** Checks URLs that clients give. The service stores them and never fetches them. */
public final class WebUrl {

    private static final int MAX = 500;

    private WebUrl() {}

    /** Returns null for a missing or blank URL, else as {@link #require}. */
    public static String optional(Field field, String url) {
        return url == null || url.isBlank() ? null : require(field, url);
    }

    /** Returns the URL in ASCII; throws {@link Invalid} for anything but an http or https URL. */
    public static String require(Field field, String url) {
        PlainText.require(field, url, 1, MAX);
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return PlainText.require(field, uri.toASCIIString(), 1, MAX);
            }
        } catch (URISyntaxException e) {
            // Refused like a URL of another kind.
        }
        throw new Invalid(field, "must be an http or https URL");
    }
}
