package dev.clipstream.input;

import dev.clipstream.problem.Problem.BadParameter;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of something on the web, given by a client. The service stores it and never fetches it. */
public final class WebUrl {

    private static final int MAX = 500;

    private WebUrl() {}

    /** Returns null for a missing or blank one, else as {@link #require}. */
    public static String optional(String parameter, String url) {
        return url == null || url.isBlank() ? null : require(parameter, url);
    }

    /** Returns it in ASCII; throws {@link BadParameter} for anything but an http or https URL. */
    public static String require(String parameter, String url) {
        PlainText.require(parameter, url, 1, MAX);
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return PlainText.require(parameter, uri.toASCIIString(), 1, MAX);
            }
        } catch (URISyntaxException e) {
            // Refused like a URL of another kind.
        }
        throw new BadParameter(parameter, "must be an http or https URL");
    }
}
