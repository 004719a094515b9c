package dev.clipstream.database;

/** A row that says something of two others, at most once: an account likes a video, or follows an account. */
public record Link(long fromId, long toId) {}
