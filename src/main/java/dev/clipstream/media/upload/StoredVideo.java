package dev.clipstream.media.upload;

import dev.clipstream.media.store.MediaKey;

/** A video and its cover, both in the object store. */
public record StoredVideo(MediaKey videoKey, MediaKey coverKey) {}
