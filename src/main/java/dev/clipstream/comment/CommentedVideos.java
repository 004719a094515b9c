package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Sql;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.Visibility;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Locks the videos of comments. Every change of a comment starts here: it locks the video before any other row. */
@Singleton
class CommentedVideos {

    private static final String SELECT = "select v.id, v.author_id from video v where v.id = ";

    private static final String BY_ID = "?1";

    /** A subquery is read without locking, so only the row of the video is locked. */
    private static final String BY_COMMENT = "(select c.video_id from comment c where c.id = ?1)";

    private static final String LOCK_IF_SEEN = " and " + Visibility.toViewerInSql("v", 2) + " for update";

    /**
     * Locks the video until the caller's transaction ends.
     *
     * @throws Problem.UnknownVideo if there is no such video, or the viewer may not see it
     */
    CommentedVideo lock(long videoId, Viewer viewer) {
        return lock(BY_ID, videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /**
     * Locks the comment's video until the caller's transaction ends. The comment may have been deleted while others had
     * the lock.
     *
     * @throws Problem.UnknownComment if there is no such comment, or the viewer may not see its video
     */
    CommentedVideo lockByComment(long commentId, Viewer viewer) {
        return lock(BY_COMMENT, commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    private static Optional<CommentedVideo> lock(String which, long id, Viewer viewer) {
        return Sql.rows(SELECT + which + LOCK_IF_SEEN, id, viewer.id()).stream()
                .map(row -> new CommentedVideo((Long) row[0], (Long) row[1]))
                .findFirst();
    }
}
