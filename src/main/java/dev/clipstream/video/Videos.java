package dev.clipstream.video;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.list.Slice;
import dev.clipstream.media.upload.StoredVideo;
import dev.clipstream.media.upload.VideoUploads;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Publishing videos and listing them by author. */
@Singleton
public class Videos {

    private static final int MAX_TITLE = 128;

    private final PublishConfig config;
    private final VideoUploads uploads;
    private final Accounts accounts;
    private final VideoCards videoCards;
    private final Transactions transactions;
    private final Clock clock;

    Videos(
            PublishConfig config,
            VideoUploads uploads,
            Accounts accounts,
            VideoCards videoCards,
            Transactions transactions,
            Clock clock) {
        this.config = config;
        this.uploads = uploads;
        this.accounts = accounts;
        this.videoCards = videoCards;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes the file at once and returns the video's id. If anything goes wrong, nothing of it stays.
     *
     * @throws Problem.BadParameter if the title breaks a rule
     * @throws Problem.NotAVideo if the file is not a playable video
     */
    public long publish(Viewer viewer, String title, Path file) {
        viewer.requireSignedIn();
        requireTitle(title);
        StoredVideo stored = uploads.store(file);
        try {
            return transactions.call(() -> {
                uploads.settle(stored);
                return insert(Publication.plain(
                        viewer.id(),
                        title,
                        stored.videoKey().text(),
                        stored.coverKey().text()));
            });
        } catch (RuntimeException e) {
            uploads.discard(stored);
            throw e;
        }
    }

    /**
     * Publishes a video that is kept elsewhere, in anybody's name. The addresses are stored and never fetched.
     *
     * @throws Problem.NotFound where that is switched off
     * @throws Problem.BadParameter if the title breaks a rule or an address is not on the web
     * @throws Problem.UnknownAccount if there is no such author
     */
    public long publishUrl(long authorId, String title, String url, String coverUrl) {
        if (!config.byUrl()) {
            throw new Problem.NotFound("publishing by address is switched off");
        }
        requireTitle(title);
        String source = WebUrl.require("url", url);
        String coverSource = WebUrl.require("cover_url", coverUrl);
        try {
            return transactions.call(() -> insert(Publication.plain(authorId, title, source, coverSource)));
        } catch (Problem.TokenInvalid e) {
            throw new Problem.UnknownAccount();
        }
    }

    /** Newest first; empty for an account that does not exist. */
    public List<VideoCard> publishedBy(long accountId, Viewer viewer, Slice slice) {
        return videoCards.load(Video.idsByAuthor(accountId, viewer, slice), viewer);
    }

    /**
     * Locks the video for the caller's transaction, before any account, and returns it with the viewer's like.
     *
     * @throws Problem.UnknownVideo if there is no such video that the viewer sees
     */
    public LikedVideo lockForLike(Viewer viewer, long videoId) {
        return Video.lockWithLike(videoId, viewer).orElseThrow(Problem.UnknownVideo::new);
    }

    /** Throws {@link Problem.UnknownVideo} if there is no such video that the viewer sees. */
    public VideoCard get(long videoId, Viewer viewer) {
        return videoCards.load(List.of(videoId), viewer).stream().findFirst().orElseThrow(Problem.UnknownVideo::new);
    }

    /** Counts a like (1) or its end (-1), within the caller's transaction. */
    public void countLike(long videoId, int delta) {
        Video.addToFavoriteCount(videoId, delta);
    }

    /** Counts a comment (1) or its end (-1), within the caller's transaction. */
    public void countComment(long videoId, int delta) {
        Video.addToCommentCount(videoId, delta);
    }

    static void requireTitle(String title) {
        PlainText.require("title", title, 1, MAX_TITLE);
    }

    /** Publishes at this moment, within the caller's transaction, and returns the video's id. */
    long insert(Publication publication) {
        accounts.countWork(publication.authorId(), 1, publication.isPrivate());
        return Video.insert(publication, PublicationClock.next(clock.instant()));
    }
}
