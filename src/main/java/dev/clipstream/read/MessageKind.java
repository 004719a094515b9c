package dev.clipstream.read;

/** The kind of a message. It is stored as its position from 1 on, so a new kind comes last. */
public enum MessageKind {
    TEXT,
    EMOJI,
    VOICE,
    PICTURE;

    /** Returns whether a message of this kind needs no text beside its URL. */
    public boolean isFile() {
        return this == VOICE || this == PICTURE;
    }
}
