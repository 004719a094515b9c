package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Rows;

/**
 * Who sees a video: everybody, or its author alone if it is private. Whatever shows a video to somebody, or lets
 * somebody do something with it, has one of these conditions. A new rule about who sees a video is added here; the
 * counters of {@code account} count apart what not everybody sees, and must follow it.
 */
public final class Visibility {

    private Visibility() {}

    /** Returns the HQL condition that everybody sees the video with that alias. */
    static String toEverybody(String video) {
        return video + ".isPrivate = false";
    }

    /** Returns whether the viewer sees a video, as {@link #toViewerInSql} says it to the database. */
    static boolean isVisible(boolean isPrivate, long authorId, Viewer viewer) {
        return !isPrivate || authorId == viewer.id();
    }

    /** Returns {@link #toEverybody} as SQL. */
    public static String toEverybodyInSql(String video) {
        return toEverybody(video).replace("isPrivate", "is_private");
    }

    /** Returns the SQL condition that the viewer sees the video, with the viewer's id as the parameter at that position. */
    public static String toViewerInSql(String video, int position) {
        return toViewerInSql(video, "?" + position);
    }

    /** Returns the same condition with an expression for the viewer's id, which is {@code ?} in the SQL of {@link Rows}. */
    public static String toViewerInSql(String video, String viewer) {
        return "(%s or %s.author_id = %s)".formatted(toEverybodyInSql(video), video, viewer);
    }

    /**
     * Returns the SQL condition that the author, or anybody else, sees the video with that alias, whose author is the
     * next parameter. It says the same as {@link #toViewerInSql} in a way that lets an index sort an author's videos.
     */
    static String ofAuthorInSql(String video, boolean toAuthor) {
        String byAuthor = video + ".author_id = ?";
        return toAuthor ? byAuthor : byAuthor + " and " + toEverybodyInSql(video);
    }
}
