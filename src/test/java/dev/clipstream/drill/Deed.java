package dev.clipstream.drill;

/** What a caller of a {@link Load} does. */
public enum Deed {
    FEED,
    /** Likes a video, or no longer. */
    LIKE,
    COMMENT,
    /** Follows an account, or no longer. */
    FOLLOW,
    MESSAGE,
    REGISTER,
    /** Publishes a small clip. */
    UPLOAD
}
