package dev.clipstream.comment;

/** The order of a list of comments. */
public enum CommentOrder {
    LATEST("c.id < :before", "c.id desc"),

    /** The most liked first, and of those the newest. */
    POPULAR("""
            (c.likeCount < (select b.likeCount from Comment b where b.id = :before)
              or c.id < :before and c.likeCount = (select b.likeCount from Comment b where b.id = :before))
            """, "c.likeCount desc, c.id desc");

    private final String condition;
    private final String clause;

    CommentOrder(String condition, String clause) {
        this.condition = condition;
        this.clause = clause;
    }

    /** HQL for what comes after the comment {@code :before} in this order. */
    String condition() {
        return condition;
    }

    /** HQL that sorts. */
    String clause() {
        return clause;
    }
}
