package dev.clipstream.read;

/** The order of a list of comments. */
public enum CommentOrder {
    LATEST("c.id < :before", "c.id desc"),

    /** The most liked first, and of those the newest. */
    POPULAR("c.likeCount <= :likes and (c.likeCount < :likes or c.id < :before)", "c.likeCount desc, c.id desc");

    /** The HQL condition of the comments after {@code :before}, which has {@code :likes}. */
    final String condition;

    /** The HQL order clause. */
    final String clause;

    CommentOrder(String condition, String clause) {
        this.condition = condition;
        this.clause = clause;
    }
}
