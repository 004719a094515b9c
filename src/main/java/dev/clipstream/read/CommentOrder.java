package dev.clipstream.read;

/** The order of a list of comments. */
public enum CommentOrder {
    LATEST("c.id < :before", "c.id desc"),

    /** The most liked first, and of those the newest. */
    POPULAR("c.likeCount <= :likes and (c.likeCount < :likes or c.id < :before)", "c.likeCount desc, c.id desc");

    private final String condition;
    private final String clause;

    CommentOrder(String condition, String clause) {
        this.condition = condition;
        this.clause = clause;
    }

    /** Returns the HQL condition of the comments after {@code :before}, which has {@code :likes}. */
    String condition() {
        return condition;
    }

    /** Returns the HQL order clause. */
    String clause() {
        return clause;
    }
}
