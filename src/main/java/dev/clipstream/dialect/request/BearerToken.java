package dev.clipstream.dialect.request;

/** The token in an {@code Authorization} header. */
public final class BearerToken {

    private static final String BEARER = "Bearer ";

    private BearerToken() {}

    /** Returns null if there is no header or it has another scheme. */
    public static String of(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
