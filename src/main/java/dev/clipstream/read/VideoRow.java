package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import java.time.Instant;

/** A video as the database has it. */
record VideoRow(
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
        boolean isPrivate) {

    /** Most have neither: the driver makes an empty string for each. */
    VideoRow {
        description = description.isEmpty() ? "" : description;
        type = type.isEmpty() ? "" : type;
    }

    /** Returns about how much memory it takes. */
    int bytes() {
        return 370
                + source.length()
                + coverSource.length()
                + 2 * (title.length() + description.length() + type.length());
    }

    VideoCard card(Profile author, Marks marks) {
        return new VideoCard(
                id,
                author,
                title,
                source,
                coverSource,
                favoriteCount,
                commentCount,
                marks.likes(id),
                publishedAt,
                description,
                type,
                isPrivate);
    }

    boolean isVisibleTo(Viewer viewer) {
        return Visibility.isVisible(isPrivate, authorId, viewer);
    }
}
