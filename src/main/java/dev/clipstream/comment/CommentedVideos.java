package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * The videos that comments are on. Whatever anybody does with comments, reading or writing, by the id of a video or of a
 * comment, begins here: {@link #find} alone decides whether the viewer gets to the video.
 */
@Singleton
class CommentedVideos {

    private static final String BY_ID = """
            select id, author_id, comment_count from video
            where id = ?1 and (is_private = 0 or author_id = ?2)
            """;

    /** A subquery is read without locking, so of the two rows only the video's is held. */
    private static final String BY_COMMENT = """
            select id, author_id, comment_count from video
            where id = (select c.video_id from comment c where c.id = ?1) and (is_private = 0 or author_id = ?2)
            """;

    private static final String LOCKED = " for update";

    private final EntityManager entityManager;

    CommentedVideos(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Optional<CommentedVideo> find(long videoId, Viewer viewer) {
        return find(BY_ID, videoId, viewer);
    }

    /** Throws {@link Problem.UnknownVideo} if there is no such video that the viewer sees. */
    CommentedVideo get(long videoId, Viewer viewer) {
        return find(videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** Throws {@link Problem.UnknownComment} if there is no such comment, or no video of it any more. */
    CommentedVideo of(long commentId, Viewer viewer) {
        return find(BY_COMMENT, commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    /** As {@link #get}, and locks the video for the caller's transaction, before any other row. */
    CommentedVideo lock(long videoId, Viewer viewer) {
        return find(BY_ID + LOCKED, videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** As {@link #of}, and locks the video likewise; the comment may have gone while others held it. */
    CommentedVideo lockOf(long commentId, Viewer viewer) {
        return find(BY_COMMENT + LOCKED, commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    @SuppressWarnings("unchecked")
    private Optional<CommentedVideo> find(String sql, long id, Viewer viewer) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(1, id)
                .setParameter(2, viewer.id())
                .getResultList();
        return rows.stream()
                .map(row -> new CommentedVideo((Long) row[0], (Long) row[1], (Long) row[2]))
                .findFirst();
    }
}
