package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Attachment;
import dev.clipstream.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A video as the database has it.
 *
 * @param source the object key of the file, or its URL if it is kept elsewhere
 * @param coverSource likewise for the cover
 * @param attachment for what is made of it for all viewers; null if nobody will want it again
 */
public record VideoRow(
        long id,
        long authorId,
        String title,
        String source,
        String coverSource,
        long favoriteCount,
        long commentCount,
        Instant publishedAt,
        String description,
        String type,
        boolean isPrivate,
        Attachment attachment) {

    static final String COLUMNS = """
            v.id, v.author_id, v.title, v.source, v.cover_source, v.favorite_count, v.comment_count, v.published_at,
            v.description, v.type, v.is_private
            """;

    /** Most have neither: the driver makes an empty string for each. */
    public VideoRow {
        description = description.isEmpty() ? "" : description;
        type = type.isEmpty() ? "" : type;
    }

    /** @param row begins with the {@link #COLUMNS} */
    static VideoRow of(ResultSet row, Attachment attachment) throws SQLException {
        return new VideoRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                Rows.moment(row, 8),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11),
                attachment);
    }

    /** Returns about how much memory it takes, without what is attached. */
    int bytes() {
        return 400
                + source.length()
                + coverSource.length()
                + 2 * (title.length() + description.length() + type.length());
    }

    VideoCard card(Profile author, Marks marks) {
        return new VideoCard(this, author, marks.likes(id));
    }

    boolean isVisibleTo(Viewer viewer) {
        return Visibility.isVisible(isPrivate, authorId, viewer);
    }
}
