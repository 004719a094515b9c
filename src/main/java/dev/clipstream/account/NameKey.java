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

    private NameKey() {}

    public static byte[] of(String name) {
        String folded = Arrays.stream(Normalizer.normalize(name, Form.NFKC).split(DOTLESS_I, -1))
                // Upper case first: lower case alone keeps ß and ss, or the two small sigmas, apart.
                .map(part -> part.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(DOTLESS_I));
        return Normalizer.normalize(folded, Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
