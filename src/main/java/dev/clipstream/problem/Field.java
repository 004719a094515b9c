package dev.clipstream.problem;

/** A value that callers give. Every dialect has its own names for these. */
public enum Field {
    USERNAME,
    PASSWORD,
    EMAIL,
    AVATAR,
    BACKGROUND,
    SIGNATURE,
    ROLE,
    TITLE,
    VIDEO_DESCRIPTION,
    VIDEO_TYPE,
    VIDEO_FILE,
    VIDEO_URL,
    COVER,
    FILE,
    COMMENT_TEXT,
    MESSAGE_TEXT,
    MESSAGE_PICTURE,
    MESSAGE_URL,
    MESSAGE_DESCRIPTION,
    GROUP_NAME,
    GROUP_ICON,
    GROUP_DESCRIPTION,
    /** The entry after which a list continues. */
    CURSOR,
    COUNT,
    PAGE
}
