package dev.clipstream.media;

/** A video and its cover, both in the object store. */
public record StoredVideo(MediaKey videoKey, MediaKey coverKey) {}
