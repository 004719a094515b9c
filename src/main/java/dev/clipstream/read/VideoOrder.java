package dev.clipstream.read;

public enum VideoOrder {
    RANDOM,
    /** By the time of publication, the newest first. */
    LATEST,
    /** By likes, then the newest first. */
    POPULAR
}
