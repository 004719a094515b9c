package dev.clipstream.input;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;

/** Checks text written by people: well-formed Unicode of bounded length without control characters. */
public final class PlainText {

    private PlainText() {}

    /**
     * Returns the text if it is not blank and has {@code min} to {@code max} code points.
     *
     * @throws Invalid otherwise, naming the field
     */
    public static String require(Field field, String text, int min, int max) {
        if (text == null || text.isBlank()) {
            throw new Invalid(field, "is missing");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new Invalid(field, "must have " + min + " to " + max + " characters, but has " + length);
        }
        return requirePlain(field, text);
    }

    /** Returns {@code defaultText} for a missing or blank text, else as {@link #require}. */
    public static String optional(Field field, String text, int max, String defaultText) {
        return text == null || text.isBlank() ? defaultText : require(field, text, 1, max);
    }

    private static String requirePlain(Field field, String text) {
        if (text.codePoints().anyMatch(PlainText::isControl)) {
            throw new Invalid(field, "must not contain control characters");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new Invalid(field, "is not well-formed Unicode");
        }
        return text;
    }

    private static boolean isControl(int codePoint) {
        return Character.getType(codePoint) == Character.CONTROL && codePoint != '\n' && codePoint != '\r';
    }
}
