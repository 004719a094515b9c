package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * The videos that comments are on. Whatever anybody does with comments, reading or writing, by the id of a video or of a
 * comment, begins here, at its one query.
 */
@Singleton
class CommentedVideos {

    private static final String SELECT = "select id, author_id, comment_count from video where id = ";

    private static final String BY_ID = "?1";

    /** A subquery is read without locking, so of the two rows only the video's is held. */
    private static final String BY_COMMENT = "(select c.video_id from comment c where c.id = ?1)";

    private static final String SEEN_BY_VIEWER = " and (is_private = false or author_id = ?2)";

    private static final String READ = "";
    private static final String LOCK = " for update";

    private final EntityManager entityManager;

    CommentedVideos(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Optional<CommentedVideo> find(long videoId, Viewer viewer) {
        return find(BY_ID, READ, videoId, viewer);
    }

    /** Throws {@link Problem.UnknownVideo} if there is no such video that the viewer sees. */
    CommentedVideo get(long videoId, Viewer viewer) {
        return find(videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** Throws {@link Problem.UnknownComment} if there is no such comment, or no video of it that the viewer sees. */
    CommentedVideo of(long commentId, Viewer viewer) {
        return find(BY_COMMENT, READ, commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    /** As {@link #get}, and locks the video for the caller's transaction, before any other row. */
    CommentedVideo lock(long videoId, Viewer viewer) {
        return find(BY_ID, LOCK, videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** As {@link #of}, and locks the video likewise; the comment may have gone while others held it. */
    CommentedVideo lockOf(long commentId, Viewer viewer) {
        return find(BY_COMMENT, LOCK, commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    @SuppressWarnings("unchecked")
    private Optional<CommentedVideo> find(String which, String how, long id, Viewer viewer) {
        List<Object[]> rows = entityManager
                .createNativeQuery(SELECT + which + SEEN_BY_VIEWER + how)
                .setParameter(1, id)
                .setParameter(2, viewer.id())
                .getResultList();
        return rows.stream()
                .map(row -> new CommentedVideo((Long) row[0], (Long) row[1], (Long) row[2]))
                .findFirst();
    }
}
