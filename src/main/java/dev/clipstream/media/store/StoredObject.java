package dev.clipstream.media.store;

import java.time.Instant;

/** What the object store knows of an object without sending it. */
public record StoredObject(long length, Instant lastModified) {}
