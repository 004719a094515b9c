package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changes;
import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Likes comments. */
@Singleton
public class CommentLikes {

    private final CommentedVideos videos;
    private final Changes changes;
    private final Transactions transactions;
    private final Clock clock;

    CommentLikes(CommentedVideos videos, Changes changes, Transactions transactions, Clock clock) {
        this.videos = videos;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Likes the comment, or removes the like that the viewer has given it.
     *
     * @throws Problem.UnknownComment if there is no such comment
     */
    public void toggle(Viewer viewer, long commentId) {
        viewer.requireSignedIn();
        transactions.runOn("comment", commentId, () -> {
            changes.ofVideo(videos.lockByComment(commentId, viewer).id());
            // An insertion locks the like, also one that is there: another node of the database may write it now.
            boolean isLiked = CommentLike.insert(commentId, viewer.id(), clock.instant());
            if (!isLiked && !CommentLike.remove(commentId, viewer.id())) {
                throw new Problem.TokenInvalid();
            }
            if (!Comment.addToLikeCount(commentId, isLiked ? 1 : -1)) {
                throw new Problem.UnknownComment();
            }
        });
    }
}
