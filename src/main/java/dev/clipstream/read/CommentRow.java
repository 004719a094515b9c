package dev.clipstream.read;

import dev.clipstream.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A comment, for those who show only the id of its author.
 *
 * @param videoId the video that it is on, also for a reply
 * @param parentId the comment that it answers, or its own id
 * @param replyCount how many comments answer this one directly
 */
public record CommentRow(
        long id,
        long videoId,
        long parentId,
        long authorId,
        String content,
        long replyCount,
        long likeCount,
        Instant createdAt) {

    static final String COLUMNS = """
            c.id, c.video_id, coalesce(c.father_id, c.id), c.account_id, c.content, c.reply_count, c.like_count,
            c.created_at
            """;

    /** @param row has the {@link #COLUMNS} */
    static CommentRow of(ResultSet row) throws SQLException {
        return new CommentRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                Rows.moment(row, 8));
    }

    /** Returns about how much memory it takes. */
    int bytes() {
        return 180 + 2 * content.length();
    }

    public boolean isReply() {
        return parentId != id;
    }
}
