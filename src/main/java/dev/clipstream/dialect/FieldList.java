package dev.clipstream.dialect;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields that an operation reads from its requests. Reading any other field fails, OpenAPI is generated from this
 * list, and tests compare the README with it.
 *
 * @param text the names separated by blanks, with a question mark after optional ones
 */
public record FieldList(String text, Set<String> names) {

    public FieldList(String text) {
        this(text, entries(text).map(FieldList::plain).collect(toSet()));
    }

    /** Throws {@link IllegalStateException} if the operation reads a field that it does not list. */
    public void require(String name) {
        if (!names.contains(name)) {
            throw new IllegalStateException("The operation does not list " + name);
        }
    }

    List<String> entries() {
        return entries(text).toList();
    }

    static boolean isOptional(String entry) {
        return entry.endsWith("?");
    }

    static String plain(String entry) {
        return entry.replace("?", "");
    }

    private static Stream<String> entries(String text) {
        return Stream.of(text.split(" ")).filter(entry -> !entry.isBlank());
    }
}
