package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.paging.Slice;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Lists the comments of a video, flat or as a tree. A viewer sees the comments of the videos that they see. */
@Singleton
public class CommentLists {

    private final VideoCards videos;
    private final CommentCards cards;

    CommentLists(VideoCards videos, CommentCards cards) {
        this.videos = videos;
        this.cards = cards;
    }

    /** Returns all comments on the video, newest first; empty for a video that the viewer does not see. */
    public List<CommentCard> allOnVideo(long videoId, Viewer viewer, Slice slice) {
        if (videos.find(videoId, viewer).isEmpty()) {
            return List.of();
        }
        return cards.cards(cards.onVideo(videoId, slice.after(), slice.count()), viewer);
    }

    /** Returns one comment; throws {@link Problem.UnknownComment} if there is no such comment. */
    public CommentRow get(long commentId, Viewer viewer) {
        return cards.comment(commentId, viewer).orElseThrow(Problem.UnknownComment::new);
    }

    /**
     * Returns the comments on a video that answer no other.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public List<CommentRow> onVideo(long videoId, CommentPage page, Viewer viewer) {
        countOnVideo(videoId, viewer);
        return cards.directlyOnVideo(videoId, page);
    }

    /**
     * Returns the replies to a comment, followed by the comment itself.
     *
     * @throws Problem.UnknownComment if there is no such comment
     */
    public List<CommentRow> withReplies(long commentId, CommentPage page, Viewer viewer) {
        CommentRow comment = get(commentId, viewer);
        // Replies are newer than the comment, so it is the last entry.
        if (page.before() != 0 && page.before() <= commentId) {
            return List.of();
        }
        // The entry before the page tells whether the page begins beyond the end of the list.
        List<CommentRow> replies = cards.replies(commentId, page.isFirst() ? page : page.withPrevious());
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
     * Returns the number of comments on a video, including replies.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public long countOnVideo(long videoId, Viewer viewer) {
        return videos.find(videoId, viewer).map(VideoRow::commentCount).orElseThrow(Problem.UnknownVideo::new);
    }

    /**
     * Returns the number of direct replies to a comment.
     *
     * @throws Problem.UnknownComment if there is no such comment
     */
    public long countReplies(long commentId, Viewer viewer) {
        return get(commentId, viewer).replyCount();
    }
}
