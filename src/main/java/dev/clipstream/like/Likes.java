package dev.clipstream.like;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.transaction.Transactions;
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
            long authorId = videos.lock(videoId);
            boolean changed =
                    liked ? Like.insert(viewer.id(), videoId, clock.instant()) : Like.remove(viewer.id(), videoId);
            if (changed) {
                int delta = liked ? 1 : -1;
                videos.countLike(videoId, delta);
                accounts.countLike(viewer.id(), authorId, delta);
            }
        });
    }

    /** The last liked first; empty for an account that does not exist. */
    public List<VideoCard> likedBy(long accountId, Viewer viewer, Slice slice) {
        List<Long> videoIds = Like.videoIds(accountId, slice);
        slice.requireKnown(videoIds, () -> Like.exists(accountId, slice.after()));
        return videoCards.load(videoIds, viewer);
    }
}
