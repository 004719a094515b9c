package dev.clipstream.like;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.video.LikedVideo;
import dev.clipstream.video.VideoCard;
import dev.clipstream.video.VideoCards;
import dev.clipstream.video.Videos;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Liking videos, and the videos that somebody likes. */
@Singleton
public class Likes {

    private final Videos videos;
    private final VideoCards videoCards;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;

    Likes(Videos videos, VideoCards videoCards, Accounts accounts, Transactions transactions, Clock clock) {
        this.videos = videos;
        this.videoCards = videoCards;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the viewer like the video, or not; nothing happens if it is so already.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void set(Viewer viewer, long videoId, boolean liked) {
        viewer.requireSignedIn();
        transactions.run(() -> {
            LikedVideo video = videos.lockForLike(viewer, videoId);
            if (video.liked() != liked) {
                change(viewer, videoId, video);
            }
        });
    }

    /**
     * Makes the viewer like the video, or no longer if it was so.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public void toggle(Viewer viewer, long videoId) {
        viewer.requireSignedIn();
        transactions.run(() -> change(viewer, videoId, videos.lockForLike(viewer, videoId)));
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

    /** The last liked first; empty for an account that does not exist. */
    public List<VideoCard> likedBy(long accountId, Viewer viewer, Slice slice) {
        List<Long> videoIds = Like.videoIds(accountId, viewer, slice);
        slice.requireKnown(videoIds, () -> Like.isSeen(accountId, slice.after(), viewer));
        return videoCards.load(videoIds, viewer);
    }
}
