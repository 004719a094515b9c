package dev.clipstream.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes the keys by which names are compared: compatibility normalisation and case folding. {@code Ä} equals {@code ä}
 * and the full-width {@code Ａ} equals {@code a}; {@code resume} and {@code resumé} differ.
 */
public final class NameKey {

    /** The dotless i, which folds to itself although its upper case is that of the dotted one. */
    private static final String DOTLESS_I = "\u0131";

    /** The length of the longest e-mail address; names are shorter. */
    private static final int MAX_LENGTH = 254;

    private static final byte[] NOBODYS = {};

    private NameKey() {}

    /** Returns the key of any text that may be a name; a text that is too long has the key that nobody has. */
    public static byte[] sought(String text) {
        return text.length() > MAX_LENGTH ? NOBODYS : of(text);
    }

    /**
     * Returns the key of a name or an address.
     *
     * @throws IllegalArgumentException if it is too long for one: a key may be 33 times as long as its text
     */
    public static byte[] of(String name) {
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than any name or address");
        }
        String folded = Arrays.stream(Normalizer.normalize(name, Form.NFKC).split(DOTLESS_I, -1))
                // Upper case first: lower case alone keeps ß and ss, or the two small sigmas, apart.
                .map(part -> part.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(DOTLESS_I));
        return Normalizer.normalize(folded, Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
