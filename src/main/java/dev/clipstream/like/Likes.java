package dev.clipstream.like;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.GroupCommit;
import dev.clipstream.database.Link;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Likes videos. */
@Singleton
public class Likes {

    private final GroupCommit likes;

    Likes(Transactions transactions, LikeWriter writer) {
        likes = new GroupCommit(transactions, writer);
    }

    /**
     * Makes the viewer like the video or not; does nothing if that is so already.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void set(Viewer viewer, long videoId, boolean liked) {
        request(viewer, videoId, isLiked -> liked);
    }

    /**
     * Likes the video, or removes the like that the viewer has given it.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void toggle(Viewer viewer, long videoId) {
        request(viewer, videoId, isLiked -> !isLiked);
    }

    private void request(Viewer viewer, long videoId, UnaryOperator<Boolean> wish) {
        viewer.requireSignedIn();
        likes.write(new LinkRequest(new Link(viewer.id(), videoId), wish));
    }
}
