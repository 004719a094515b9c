package dev.clipstream.dialect.request;

import java.nio.file.Path;

/**
 * A file of a form.
 *
 * @param name what the client calls it; anything
 */
public record ReceivedFile(Path path, String name) {}
