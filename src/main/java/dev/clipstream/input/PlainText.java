package dev.clipstream.input;

import dev.clipstream.problem.Problem.BadParameter;

/** Text written by people: well-formed Unicode of bounded length without control characters. */
public final class PlainText {

    private PlainText() {}

    /**
     * Returns the text if it is not blank and has {@code min} to {@code max} code points.
     *
     * @throws BadParameter otherwise, naming the parameter
     */
    public static String require(String parameter, String text, int min, int max) {
        if (text == null || text.isBlank()) {
            throw new BadParameter(parameter, "is missing");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new BadParameter(parameter, "must have " + min + " to " + max + " characters, but has " + length);
        }
        return requirePlain(parameter, text);
    }

    /** As {@link #require}, but a missing or blank text is fine and gives the default. */
    public static String optional(String parameter, String text, int max, String defaultText) {
        return text == null || text.isBlank() ? defaultText : require(parameter, text, 1, max);
    }

    private static String requirePlain(String parameter, String text) {
        if (text.codePoints().anyMatch(PlainText::isControl)) {
            throw new BadParameter(parameter, "must not contain control characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new BadParameter(parameter, "is not well-formed Unicode");
        }
        return text;
    }

    private static boolean isControl(int codePoint) {
        return Character.getType(codePoint) == Character.CONTROL && codePoint != '\n' && codePoint != '\r';
    }
}
