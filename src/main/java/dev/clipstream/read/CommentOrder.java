package dev.clipstream.read;

import dev.clipstream.database.Rows;

/** The order of a list of comments, in the SQL of {@link Rows}. */
public enum CommentOrder {
    LATEST("c.id < ?", "c.id desc"),

    /** The most liked first, and of those the newest. */
    POPULAR("c.like_count <= ? and (c.like_count < ? or c.id < ?)", "c.like_count desc, c.id desc");

    /** The condition of the comments after one. Its parameters are the likes of that one, where they count, and its id. */
    final String condition;

    /** The order clause. */
    final String clause;

    CommentOrder(String condition, String clause) {
        this.condition = condition;
        this.clause = clause;
    }
}
