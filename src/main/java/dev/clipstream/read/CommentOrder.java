package dev.clipstream.read;

/** The order of a list of comments. */
public enum CommentOrder {
    LATEST("c.id < ?", "c.id desc"),

    /** The most liked first, and of those the newest. */
    POPULAR("c.like_count <= ? and (c.like_count < ? or c.id < ?)", "c.like_count desc, c.id desc");

    /** The SQL condition of the comments after one, with its likes, where they are named, and its id as parameters. */
    final String condition;

    /** The SQL order clause. */
    final String clause;

    CommentOrder(String condition, String clause) {
        this.condition = condition;
        this.clause = clause;
    }
}
