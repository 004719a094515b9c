package dev.clipstream.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What makes names equal: compatibility normalisation and case folding. {@code Ä} equals {@code ä} and the full-width
 * {@code Ａ} equals {@code a}; {@code resume} and {@code resumé} differ.
 */
public final class NameKey {

    /** Folds to itself, though its upper case is that of the dotted one. */
    private static final String DOTLESS_I = "\u0131";

    private NameKey() {}

    public static byte[] of(String name) {
        String folded = Arrays.stream(Normalizer.normalize(name, Form.NFKC).split(DOTLESS_I, -1))
                // Upper case first: it joins what lower case alone keeps apart, as ß and ss, or the two small sigmas.
                .map(part -> part.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(DOTLESS_I));
        return Normalizer.normalize(folded, Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
