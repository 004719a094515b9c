package dev.clipstream.input;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import java.util.regex.Pattern;

/** Checks text written by people: well-formed Unicode of bounded length without control characters. */
public final class PlainText {

    /** A code point that nobody sees, unless a script or an emoji needs it there. */
    private static final Pattern HIDDEN = Pattern.compile("""
            (?!
                # a joiner after the virama of an Indic script, or before it, and a separator of Arabic letters
                (?<=[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA]) [\\u200C\\u200D]
                | (?<=\\p{L}) \\u200D (?=[\\u094D\\u09CD\\u0CCD])
                | (?<=[\\p{IsArabic}\\p{IsSyriac}\\p{IsInherited}&&[\\p{L}\\p{Mn}]]) \\u200C
                    (?=[\\p{IsArabic}\\p{IsSyriac}&&[\\p{L}]])
                # the variant of a letter
                | (?<=\\p{IsMongolian}) [\\u180B-\\u180F]
                | (?<=\\p{IsHan}) [\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]
                # (🏴, written out, has Java look behind whole code points)
                # the variant of an emoji, a keycap, an emoji made of several, and the flag of a region
                | (?<=\\p{IsExtended_Pictographic}) [\\uFE0E\\uFE0F]
                | (?<=[0-9\\#*]) \\uFE0F (?=\\u20E3)
                | (?<=[\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}\\uFE0F]) \\u200D (?=\\p{IsExtended_Pictographic})
                | (?<=🏴[\\x{E0030}-\\x{E007A}]{0,6}) [\\x{E0030}-\\x{E007A}\\x{E007F}]
            )
            # format characters but the visible ones of Arabic, Syriac and Kaithi; what Unicode lets fonts ignore; blanks
            [\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2028\\u2029\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0
                \\uFFF0-\\uFFF8\\x{1D159}\\x{E0000}-\\x{E0FFF}
                &&[^\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\x{110BD}\\x{110CD}]]
            | \\A \\p{Z}+ \\z
            """, Pattern.COMMENTS);

    private PlainText() {}

    /**
     * Returns the text, of one line or several, if it is not blank and has {@code min} to {@code max} code points.
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

    /** Returns the text as {@link #require} does, if it has no line breaks and tabs. */
    public static String requireLine(Field field, String text, int min, int max) {
        require(field, text, min, max);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Invalid(field, "must not contain line breaks or tabs");
        }
        return text;
    }

    /**
     * Returns the text as {@link #requireLine} does, if all of it can be seen and nothing changes its direction, so that
     * it looks like no other name.
     */
    public static String requireName(Field field, String text, int max) {
        requireLine(field, text, 1, max);
        if (HIDDEN.matcher(text).find()) {
            throw new Invalid(field, "must not contain invisible characters");
        }
        return text;
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
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
    }
}
