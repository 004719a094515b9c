package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads comments, a whole list in one statement. To continue a list by likes takes a second one, for the likes of the
 * last comment seen; throws {@link Invalid} if that comment is gone.
 */
@Singleton
class CommentCards {

    private static final String SELECT = "select " + CommentRow.COLUMNS + " from comment c where ";

    private static final String ON_VIDEO = "c.video_id = ?";
    private static final String DIRECTLY_ON_VIDEO = ON_VIDEO + " and c.father_id is null";
    private static final String REPLY = "c.father_id = ?";
    private static final String SEEN = "c.id = ? and exists (select 1 from video v where v.id = c.video_id and %s)"
            .formatted(Visibility.toViewerInSql("v", "?"));

    private static final int BYTES_OF_A_LIST = 200;

    private final Rows rows;
    private final Profiles profiles;
    /** The newest comments of videos, replies included. */
    private final Kept<Long, Beginning<CommentRow>> kept;

    CommentCards(Rows rows, Profiles profiles, Caches caches) {
        this.rows = rows;
        this.profiles = profiles;
        kept = caches.of(
                Cached.COMMENTS,
                (video, list) -> BYTES_OF_A_LIST
                        + list.entries().stream().mapToInt(CommentRow::bytes).sum());
    }

    void forget(@Observes Changed changed) {
        changed.videos().forEach(kept::forget);
    }

    /** Loads all comments on a video after one of them, or from the newest, including replies. */
    List<CommentRow> onVideo(long videoId, long before, int count) {
        return before == 0
                ? kept.get(videoId, list -> list.suffices(count), _ -> newest(videoId, count))
                        .first(count)
                : load(ON_VIDEO, videoId, new CommentPage(CommentOrder.LATEST, before, 0, count));
    }

    private Beginning<CommentRow> newest(long videoId, int count) {
        return new Beginning<>(load(ON_VIDEO, videoId, new CommentPage(CommentOrder.LATEST, 0, 0, count)), count);
    }

    /** Loads the comments on a video that answer no other. */
    List<CommentRow> directlyOnVideo(long videoId, CommentPage page) {
        return load(DIRECTLY_ON_VIDEO, videoId, page);
    }

    List<CommentRow> replies(long commentId, CommentPage page) {
        return load(REPLY, commentId, page);
    }

    /** Loads one comment, or none if it is gone or the viewer may not see its video. */
    Optional<CommentRow> comment(long id, Viewer viewer) {
        return rows.list(SELECT + SEEN, CommentRow::of, id, viewer.id()).stream()
                .findFirst();
    }

    /** Makes cards of the comments; that of an author who is gone is left out. */
    List<CommentCard> cards(List<CommentRow> comments, Viewer viewer) {
        List<Long> authorIds =
                comments.stream().map(CommentRow::authorId).distinct().toList();
        Map<Long, Profile> authors = profiles.byId(authorIds, viewer);
        return comments.stream()
                .filter(comment -> authors.containsKey(comment.authorId()))
                .map(comment -> new CommentCard(comment, authors.get(comment.authorId())))
                .toList();
    }

    private List<CommentRow> load(String which, long of, CommentPage page) {
        CommentOrder order = page.order();
        List<Object> parameters = new ArrayList<>(List.of(of));
        String after = "";
        if (page.before() != 0) {
            after = " and " + order.condition;
            if (order == CommentOrder.POPULAR) {
                long likes = likesAt(page.before(), which, of);
                parameters.addAll(List.of(likes, likes));
            }
            parameters.add(page.before());
        }
        parameters.addAll(List.of(page.count(), page.offset()));
        return rows.list(
                SELECT + which + after + " order by " + order.clause + " limit ? offset ?",
                CommentRow::of,
                parameters.toArray());
    }

    /** Returns the likes of a comment in the list; without them it has no position in the order. */
    private long likesAt(long before, String which, long of) {
        String sql = "select c.like_count from comment c where c.id = ? and " + which;
        return rows.list(sql, row -> row.getLong(1), before, of).stream()
                .findFirst()
                .orElseThrow(() ->
                        new Invalid(Field.CURSOR, "names a comment that is not in the list: start again without it"));
    }
}
