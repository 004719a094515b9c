package dev.clipstream.comment;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The comments of a video as the tree that they are. */
@Singleton
public class CommentTrees {

    private final CommentedVideos videos;
    private final CommentCards cards;

    CommentTrees(CommentedVideos videos, CommentCards cards) {
        this.videos = videos;
        this.cards = cards;
    }

    /** Throws {@link Problem.UnknownComment} if there is no such comment. */
    public CommentCard get(long commentId, Viewer viewer) {
        videos.of(commentId, viewer);
        return cards.comment(commentId, viewer).stream().findFirst().orElseThrow(Problem.UnknownComment::new);
    }

    /**
     * The comments on a video that answer no other.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public List<CommentCard> onVideo(long videoId, CommentPage page, Viewer viewer) {
        videos.get(videoId, viewer);
        return cards.directlyOnVideo(videoId, page, viewer);
    }

    /**
     * The comments that answer a comment and, last of all, the comment itself.
     *
     * @throws Problem.UnknownComment if there is no such comment
     */
    public List<CommentCard> withReplies(long commentId, CommentPage page, Viewer viewer) {
        CommentCard comment = get(commentId, viewer);
        // Whatever answers a comment is younger: it is the last.
        if (page.before() != 0 && page.before() <= commentId) {
            return List.of();
        }
        // The entry before the page tells whether the page begins beyond the end of the list.
        List<CommentCard> replies = cards.replies(commentId, page.isFirst() ? page : page.withPrevious(), viewer);
        if (!page.isFirst()) {
            if (replies.isEmpty()) {
                return replies;
            }
            replies = replies.subList(1, replies.size());
        }
        return replies.size() == page.count()
                ? replies
                : Stream.concat(replies.stream(), Stream.of(comment)).toList();
    }

    /**
     * How many comments are on a video, answers too.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public long countOnVideo(long videoId, Viewer viewer) {
        return videos.get(videoId, viewer).commentCount();
    }

    /**
     * How many comments answer a comment directly.
     *
     * @throws Problem.UnknownComment if there is no such comment
     */
    public long countReplies(long commentId, Viewer viewer) {
        return get(commentId, viewer).replyCount();
    }
}
