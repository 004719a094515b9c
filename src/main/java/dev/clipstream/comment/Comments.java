package dev.clipstream.comment;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Profiles;
import dev.clipstream.account.Viewer;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.text.PlainText;
import dev.clipstream.transaction.Transactions;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Commenting on videos, and their comments. */
@Singleton
public class Comments {

    private static final int MAX_LENGTH = 1000;

    private static final String ON_VIDEO = """
            select new dev.clipstream.comment.CommentCard(c.id, %s, c.content, c.createdAt)
            from Comment c join Account a on a.id = c.accountId
            where c.videoId = :video and c.id < :after and exists (
              select 1 from Video v where v.id = :video and (v.isPrivate = false or v.authorId = :viewer))
            order by c.id desc
            """.formatted(Profile.SELECT);

    private final Videos videos;
    private final Profiles profiles;
    private final Transactions transactions;
    private final EntityManager entityManager;
    private final Clock clock;

    Comments(Videos videos, Profiles profiles, Transactions transactions, EntityManager entityManager, Clock clock) {
        this.videos = videos;
        this.profiles = profiles;
        this.transactions = transactions;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * Posts a comment.
     *
     * @throws Problem.BadParameter if the text breaks a rule
     * @throws Problem.UnknownVideo if there is no such video
     */
    public CommentCard post(Viewer viewer, long videoId, String text) {
        Profile author = profiles.ofViewer(viewer);
        PlainText.require("comment_text", text, 1, MAX_LENGTH);
        return transactions.call(() -> {
            videos.lock(viewer, videoId);
            Comment comment = new Comment();
            comment.videoId = videoId;
            comment.accountId = viewer.id();
            comment.content = text;
            comment.createdAt = clock.instant();
            comment.persist();
            videos.countComment(videoId, 1);
            return card(comment, author);
        });
    }

    /**
     * Deletes a comment of the viewer's own, or on the viewer's own video.
     *
     * @throws Problem.UnknownVideo if there is no such video
     * @throws Problem.UnknownComment if that video has no such comment
     * @throws Problem.NotAllowed if neither is the viewer's
     */
    public void delete(Viewer viewer, long videoId, long commentId) {
        viewer.requireSignedIn();
        transactions.run(() -> {
            long videoAuthorId = videos.lock(viewer, videoId);
            Comment comment = Comment.findOnVideo(commentId, videoId).orElseThrow(Problem.UnknownComment::new);
            if (viewer.id() != comment.accountId && viewer.id() != videoAuthorId) {
                throw new Problem.NotAllowed("only its author or the video's author may delete a comment");
            }
            comment.delete();
            videos.countComment(videoId, -1);
        });
    }

    /** Newest first; empty for a video that the viewer does not see. */
    public List<CommentCard> onVideo(long videoId, Viewer viewer, Slice slice) {
        return entityManager
                .createQuery(ON_VIDEO, CommentCard.class)
                .setParameter("video", videoId)
                .setParameter("after", slice.isFirst() ? Long.MAX_VALUE : slice.after())
                .setParameter("viewer", viewer.id())
                .setMaxResults(slice.count())
                .getResultList();
    }

    private static CommentCard card(Comment comment, Profile author) {
        return new CommentCard(comment.id, author, comment.content, comment.createdAt);
    }
}
