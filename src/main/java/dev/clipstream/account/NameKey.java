package dev.clipstream.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * What makes names equal: compatibility normalisation and case folding. {@code Ä} equals {@code ä} and the full-width
 * {@code Ａ} equals {@code a}; {@code resume} and {@code resumé} differ.
 */
final class NameKey {

    private NameKey() {}

    static byte[] of(String name) {
        String normal = Normalizer.normalize(name, Form.NFKC);
        // Upper case first: it joins what lower case alone keeps apart, such as ß and ss, or the two small sigmas.
        String folded = normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
