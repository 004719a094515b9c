package dev.clipstream.comment;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Profiles;
import dev.clipstream.account.Viewer;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.text.PlainText;
import dev.clipstream.transaction.Transactions;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Commenting on videos, and their comments. */
@Singleton
public class Comments {

    private static final int MAX_LENGTH = 1000;

    private final Videos videos;
    private final Profiles profiles;
    private final Transactions transactions;
    private final Clock clock;

    Comments(Videos videos, Profiles profiles, Transactions transactions, Clock clock) {
        this.videos = videos;
        this.profiles = profiles;
        this.transactions = transactions;
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
            videos.lock(videoId);
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
            long videoAuthorId = videos.lock(videoId);
            Comment comment = Comment.findOnVideo(commentId, videoId).orElseThrow(Problem.UnknownComment::new);
            if (viewer.id() != comment.accountId && viewer.id() != videoAuthorId) {
                throw new Problem.NotAllowed("only its author or the video's author may delete a comment");
            }
            comment.delete();
            videos.countComment(videoId, -1);
        });
    }

    /** Newest first; empty for a video that does not exist. */
    public List<CommentCard> onVideo(long videoId, Viewer viewer, Slice slice) {
        List<Comment> comments = Comment.onVideo(videoId, slice);
        Map<Long, Profile> authors =
                profiles
                        .load(
                                comments.stream()
                                        .map(comment -> comment.accountId)
                                        .distinct()
                                        .toList(),
                                viewer)
                        .stream()
                        .collect(toMap(Profile::id, Function.identity()));
        return comments.stream()
                .map(comment -> card(comment, authors.get(comment.accountId)))
                .toList();
    }

    private static CommentCard card(Comment comment, Profile author) {
        return new CommentCard(comment.id, author, comment.content, comment.createdAt);
    }
}
