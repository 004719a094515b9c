package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads comment cards, a whole list in one statement. To continue a list by likes takes a second one, for the likes of
 * the last comment seen; throws {@link Invalid} if that comment is gone.
 */
@Singleton
class CommentCards {

    private static final String SELECT = """
            select new dev.clipstream.read.CommentCard(c.id, c.videoId, coalesce(c.parentId, c.id), %s,
              c.content, c.replyCount, c.likeCount, c.createdAt)
            from Comment c join Account a on a.id = c.accountId
            where
            """.formatted(Profile.SELECT);

    private static final String SEEN = "c.id = :of and exists (select 1 from Video v where v.id = c.videoId and %s)"
            .formatted(Visibility.toViewer("v"));

    private final Queries queries;

    CommentCards(Queries queries) {
        this.queries = queries;
    }

    /** Loads all comments on a video, including replies. */
    List<CommentCard> onVideo(long videoId, CommentPage page, Viewer viewer) {
        return load("c.videoId = :of", videoId, page, viewer);
    }

    /** Loads the comments on a video that answer no other. */
    List<CommentCard> directlyOnVideo(long videoId, CommentPage page, Viewer viewer) {
        return load("c.videoId = :of and c.parentId is null", videoId, page, viewer);
    }

    List<CommentCard> replies(long commentId, CommentPage page, Viewer viewer) {
        return load("c.parentId = :of", commentId, page, viewer);
    }

    /** Loads one comment, or none if it is gone or the viewer may not see its video. */
    List<CommentCard> comment(long id, Viewer viewer) {
        return load(SEEN, id, new CommentPage(CommentOrder.LATEST, 0, 0, 1), viewer);
    }

    private List<CommentCard> load(String which, long of, CommentPage page, Viewer viewer) {
        CommentOrder order = page.order();
        Map<String, Object> parameters = new HashMap<>(Map.of("of", of, "viewer", viewer.id()));
        String after = "";
        if (page.before() != 0) {
            after = " and " + order.condition;
            parameters.put("before", page.before());
            if (order == CommentOrder.POPULAR) {
                parameters.put("likes", likesAt(page.before(), which, of));
            }
        }
        String hql = SELECT + which + after + " order by " + order.clause;
        return queries.list(CommentCard.class, hql, parameters, page.offset(), page.count());
    }

    /** Returns the likes of a comment in the list; without them it has no position in the order. */
    private long likesAt(long before, String which, long of) {
        return queries.first(
                        Long.class,
                        "select c.likeCount from Comment c where c.id = :before and " + which,
                        Map.of("before", before, "of", of))
                .orElseThrow(() ->
                        new Invalid(Field.CURSOR, "names a comment that is not in the list: start again without it"));
    }
}
