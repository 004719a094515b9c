package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.list.Slice;
import dev.clipstream.list.Slices;

/** The part of a list that {@code cursor} and {@code count} ask for; the documents have neither. */
final class Page {

    private Page() {}

    static Slice of(Parameters parameters, Slices slices) {
        return slices.of(parameters.number("cursor"), parameters.number("count"));
    }
}
