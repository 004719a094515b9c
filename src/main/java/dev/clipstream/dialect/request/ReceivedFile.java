package dev.clipstream.dialect.request;

import java.nio.file.Path;

/**
 * A file of a form.
 *
 * @param name the client's name for the file, which is not validated
 */
public record ReceivedFile(Path path, String name) {}
