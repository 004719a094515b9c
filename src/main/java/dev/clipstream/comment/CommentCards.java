package dev.clipstream.comment;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Loads comment cards, a whole list in one statement. */
@Singleton
class CommentCards {

    private static final String SELECT = """
            select new dev.clipstream.comment.CommentCard(c.id, c.videoId, coalesce(c.fatherId, c.id), %s,
              c.content, c.replyCount, c.likeCount, c.createdAt)
            from Comment c join Account a on a.id = c.accountId
            where
            """.formatted(Profile.SELECT);

    private final EntityManager entityManager;

    CommentCards(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All that are on a video, answers too. */
    List<CommentCard> onVideo(long videoId, CommentPage page, Viewer viewer) {
        return load("c.videoId = :of", videoId, page, viewer);
    }

    /** Those on a video that answer no comment. */
    List<CommentCard> directlyOnVideo(long videoId, CommentPage page, Viewer viewer) {
        return load("c.videoId = :of and c.fatherId is null", videoId, page, viewer);
    }

    List<CommentCard> replies(long commentId, CommentPage page, Viewer viewer) {
        return load("c.fatherId = :of", commentId, page, viewer);
    }

    /** One, or none if it is gone. */
    List<CommentCard> comment(long id, Viewer viewer) {
        return load("c.id = :of", id, new CommentPage(CommentOrder.LATEST, 0, 0, 1), viewer);
    }

    private List<CommentCard> load(String which, long of, CommentPage page, Viewer viewer) {
        boolean whole = page.before() == 0;
        String after = whole ? "" : " and " + page.order().condition();
        var query = entityManager
                .createQuery(
                        SELECT + which + after + " order by " + page.order().clause(), CommentCard.class)
                .setParameter("of", of)
                .setParameter("viewer", viewer.id())
                .setFirstResult(page.offset())
                .setMaxResults(page.count());
        return (whole ? query : query.setParameter("before", page.before())).getResultList();
    }
}
