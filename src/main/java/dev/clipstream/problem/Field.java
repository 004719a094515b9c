package dev.clipstream.problem;

/** What a caller fills in. Every dialect has names of its own for these. */
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
    /** The entry that a list goes on after. */
    CURSOR,
    COUNT,
    PAGE
}
