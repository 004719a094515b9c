package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.CommentRow;
import dev.clipstream.read.Profile;
import dev.clipstream.read.Profiles;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Posts, answers and deletes comments. */
@Singleton
public class Comments {

    private static final int MAX_LENGTH = 1000;

    private final CommentedVideos commentedVideos;
    private final Videos videos;
    private final Profiles profiles;
    private final Transactions transactions;
    private final Clock clock;

    Comments(
            CommentedVideos commentedVideos, Videos videos, Profiles profiles, Transactions transactions, Clock clock) {
        this.commentedVideos = commentedVideos;
        this.videos = videos;
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Posts a comment.
     *
     * @throws Problem.Invalid if the text breaks a rule
     * @throws Problem.UnknownVideo if there is no such video
     */
    public CommentCard post(Viewer viewer, long videoId, String text) {
        Profile author = profiles.ofViewer(viewer);
        requireText(text);
        return transactions.callOn("video", videoId, () -> {
            commentedVideos.lock(videoId, viewer);
            Comment comment = new Comment();
            comment.videoId = videoId;
            comment.accountId = viewer.id();
            comment.content = text;
            comment.createdAt = clock.instant();
            comment.persist();
            videos.countComment(videoId, 1);
            return new CommentCard(
                    new CommentRow(comment.id, videoId, comment.id, viewer.id(), text, 0, 0, comment.createdAt),
                    author);
        });
    }

    /**
     * Answers a comment.
     *
     * @throws Problem.Invalid if the text breaks a rule
     * @throws Problem.UnknownComment if there is no such comment
     */
    public void reply(Viewer viewer, long parentId, String text) {
        viewer.requireSignedIn();
        requireText(text);
        transactions.runOn("comment", parentId, () -> {
            long videoId = commentedVideos.lockByComment(parentId, viewer).id();
            if (!Comment.addToReplyCount(parentId, 1)) {
                throw new Problem.UnknownComment();
            }
            if (!Comment.insertReply(videoId, parentId, viewer.id(), text, clock.instant())) {
                throw new Problem.TokenInvalid();
            }
            videos.countComment(videoId, 1);
        });
    }

    /**
     * Deletes a comment by the viewer, or on the viewer's video, with all replies.
     *
     * @throws Problem.UnknownVideo if there is no such video
     * @throws Problem.UnknownComment if that video has no such comment
     * @throws Problem.NotAllowed if neither the comment nor the video is the viewer's
     */
    public void delete(Viewer viewer, long videoId, long commentId) {
        viewer.requireSignedIn();
        transactions.runOn("video", videoId, () -> {
            CommentedVideo video = commentedVideos.lock(videoId, viewer);
            Comment comment = Comment.findOnVideo(commentId, videoId).orElseThrow(Problem.UnknownComment::new);
            if (viewer.id() != comment.accountId && viewer.id() != video.authorId()) {
                throw new Problem.NotAllowed("only its author or the video's author may delete a comment");
            }
            if (comment.parentId != null) {
                Comment.addToReplyCount(comment.parentId, -1);
            }
            videos.countComment(videoId, -CommentTree.delete(comment));
        });
    }

    private static void requireText(String text) {
        PlainText.require(Field.COMMENT_TEXT, text, 1, MAX_LENGTH);
    }
}
