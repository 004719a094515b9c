package dev.clipstream.read;

/** What a message carries. Stored by its place from 1 on: a new one comes last. */
public enum MediaKind {
    TEXT,
    EMOJI,
    VOICE,
    PICTURE;

    /** Whether it needs no text beside its address. */
    public boolean isFile() {
        return this == VOICE || this == PICTURE;
    }
}
