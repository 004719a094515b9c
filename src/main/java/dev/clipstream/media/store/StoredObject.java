package dev.clipstream.media.store;

import java.time.Instant;

/** The metadata of an object in the store. */
public record StoredObject(long length, Instant lastModified) {}
