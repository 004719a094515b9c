package dev.clipstream.like;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Likes videos. */
@Singleton
public class Likes {

    private final Videos videos;
    private final AccountCounters accounts;
    private final Transactions transactions;
    private final Clock clock;

    Likes(Videos videos, AccountCounters accounts, Transactions transactions, Clock clock) {
        this.videos = videos;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the viewer like the video or not; does nothing if that is so already.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void set(Viewer viewer, long videoId, boolean liked) {
        viewer.requireSignedIn();
        transactions.runOn("video", videoId, () -> {
            LikedVideo video = lock(videoId, viewer);
            if (video.liked() != liked) {
                change(viewer, videoId, video);
            }
        });
    }

    /**
     * Likes the video, or removes the like that the viewer has given it.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void toggle(Viewer viewer, long videoId) {
        viewer.requireSignedIn();
        transactions.runOn("video", videoId, () -> change(viewer, videoId, lock(videoId, viewer)));
    }

    private static LikedVideo lock(long videoId, Viewer viewer) {
        return Like.lockVideo(videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    private void change(Viewer viewer, long videoId, LikedVideo video) {
        int delta = video.liked() ? -1 : 1;
        if (video.liked()) {
            Like.remove(viewer.id(), videoId);
        } else {
            Like.insert(viewer.id(), videoId, clock.instant());
        }
        videos.countLike(videoId, delta);
        accounts.countLike(viewer.id(), video.authorId(), delta, video.isPrivate());
    }
}
