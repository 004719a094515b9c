package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import java.util.Locale;

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

    /** Returns the HQL condition that the viewer with the id {@code :viewer} sees the video with that alias. */
    static String toViewer(String video) {
        return "(%s or %s.authorId = :viewer)".formatted(toEverybody(video), video);
    }

    /**
     * Returns the HQL condition that the viewer sees the video with that alias, whose author is {@code :author}. It says
     * the same as {@link #toViewer} in a way that lets an index sort an author's videos.
     */
    static String toViewer(String video, Viewer viewer, long authorId) {
        String byAuthor = video + ".authorId = :author";
        return viewer.id() == authorId ? byAuthor : byAuthor + " and " + toEverybody(video);
    }

    /** Returns whether the viewer sees a video, as {@link #toViewer(String)} says it to the database. */
    static boolean isVisible(boolean isPrivate, long authorId, Viewer viewer) {
        return !isPrivate || authorId == viewer.id();
    }

    /** Returns {@link #toEverybody} as SQL. */
    public static String toEverybodyInSql(String video) {
        return sql(toEverybody(video));
    }

    /** Returns {@link #toViewer(String)} as SQL, with the viewer's id as the parameter at that position. */
    public static String toViewerInSql(String video, int position) {
        return toViewerInSql(video, "?" + position);
    }

    /** Returns {@link #toViewer(String)} as SQL, with an expression for the viewer's id. */
    public static String toViewerInSql(String video, String viewer) {
        return sql(toViewer(video)).replace(":viewer", viewer);
    }

    /** Converts a condition without texts to SQL: columns are named as fields are, in snake case. */
    private static String sql(String hql) {
        return hql.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
