package dev.clipstream.comment;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Loads comment cards, a whole list in one statement, or two to go on after one of the popular. That one must be there:
 * throws {@link Invalid} otherwise.
 */
@Singleton
class CommentCards {

    private static final String SELECT = """
            select new dev.clipstream.comment.CommentCard(c.id, c.videoId, coalesce(c.parentId, c.id), %s,
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
        return load("c.videoId = :of and c.parentId is null", videoId, page, viewer);
    }

    List<CommentCard> replies(long commentId, CommentPage page, Viewer viewer) {
        return load("c.parentId = :of", commentId, page, viewer);
    }

    /** One, or none if it is gone. */
    List<CommentCard> comment(long id, Viewer viewer) {
        return load("c.id = :of", id, new CommentPage(CommentOrder.LATEST, 0, 0, 1), viewer);
    }

    private List<CommentCard> load(String which, long of, CommentPage page, Viewer viewer) {
        CommentOrder order = page.order();
        boolean whole = page.before() == 0;
        String after = whole ? "" : " and " + order.condition();
        var query = entityManager
                .createQuery(SELECT + which + after + " order by " + order.clause(), CommentCard.class)
                .setParameter("of", of)
                .setParameter("viewer", viewer.id())
                .setFirstResult(page.offset())
                .setMaxResults(page.count());
        if (!whole) {
            query.setParameter("before", page.before());
        }
        if (!whole && order == CommentOrder.POPULAR) {
            query.setParameter("likes", likesOf(page.before(), which, of));
        }
        return query.getResultList();
    }

    /** Nothing but its likes tells where in the order a comment that is gone was; nor does one of another list. */
    private long likesOf(long before, String which, long of) {
        return entityManager
                .createQuery("select c.likeCount from Comment c where c.id = :before and " + which, Long.class)
                .setParameter("before", before)
                .setParameter("of", of)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        new Invalid(Field.CURSOR, "names a comment that is not in the list: start again without it"));
    }
}
