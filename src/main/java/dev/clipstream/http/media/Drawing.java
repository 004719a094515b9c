package dev.clipstream.http.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture that the service draws for an account without one: an avatar with the first character of the name, or a
 * background. The file name contains everything that the picture shows, so it is not stored and never changes.
 *
 * @param glyph the code point on the avatar, or 0 for a background
 * @param hue of the colour wheel, in degrees
 */
record Drawing(int glyph, int hue) {

    private static final Pattern FILE_NAME = Pattern.compile("(?:avatar-([0-9a-f]{1,6})|background)-(\\d{1,3})\\.svg");
    private static final int HUES = 360;

    static Drawing avatarOf(String name) {
        return new Drawing(drawable(name.codePointAt(0)), hueOf(name));
    }

    static Drawing backgroundOf(String name) {
        return new Drawing(0, hueOf(name));
    }

    /** Returns the drawing with that file name, or empty if {@link #fileName} never returns the name. */
    static Optional<Drawing> parse(String fileName) {
        Matcher parts = FILE_NAME.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int glyph = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1), 16);
        Drawing drawing = new Drawing(glyph, Integer.parseInt(parts.group(2)));
        return Optional.of(drawing)
                .filter(d -> d.hue < HUES
                        && (glyph == 0 || drawable(glyph) == glyph)
                        && d.fileName().equals(fileName));
    }

    String fileName() {
        return glyph == 0 ? "background-" + hue + ".svg" : "avatar-" + Integer.toHexString(glyph) + "-" + hue + ".svg";
    }

    String svg() {
        return glyph == 0 ? """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200" width="720" height="400">\
                <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(%d,60%%,45%%)"/>\
                <stop offset="1" stop-color="hsl(%d,60%%,25%%)"/></linearGradient></defs>\
                <rect width="360" height="200" fill="url(#g)"/></svg>
                """.formatted(hue, hue) : """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">\
                <rect width="100" height="100" fill="hsl(%d,55%%,45%%)"/>\
                <text x="50" y="52" font-family="sans-serif" font-size="52" fill="#fff" text-anchor="middle" \
                dominant-baseline="central">&#x%x;</text></svg>
                """.formatted(hue, glyph);
    }

    private static int hueOf(String name) {
        return Math.floorMod(name.hashCode(), HUES);
    }

    /** Replaces code points that XML cannot contain or that have no visible shape. */
    private static int drawable(int codePoint) {
        boolean shaped = Character.isDefined(codePoint)
                && !Character.isISOControl(codePoint)
                && !Character.isWhitespace(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && codePoint != 0xFFFE
                && codePoint != 0xFFFF;
        return shaped ? Character.toUpperCase(codePoint) : '?';
    }
}
