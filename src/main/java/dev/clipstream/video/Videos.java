package dev.clipstream.video;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.media.upload.StoredVideo;
import dev.clipstream.media.upload.VideoUploads;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Publishing videos. */
@Singleton
public class Videos {

    private static final int MAX_TITLE = 128;

    private final PublishConfig config;
    private final VideoUploads uploads;
    private final AccountCounters counters;
    private final Transactions transactions;
    private final Clock clock;

    Videos(
            PublishConfig config,
            VideoUploads uploads,
            AccountCounters counters,
            Transactions transactions,
            Clock clock) {
        this.config = config;
        this.uploads = uploads;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes the file at once and returns the video's id. If anything goes wrong, nothing of it stays.
     *
     * @throws Problem.Invalid if the title breaks a rule
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
     * @throws Problem.Invalid if the title breaks a rule or an address is not on the web
     * @throws Problem.UnknownAccount if there is no such author
     */
    public long publishUrl(long authorId, String title, String url, String coverUrl) {
        if (!config.byUrl()) {
            throw new Problem.NotFound("publishing by address is switched off");
        }
        requireTitle(title);
        String source = WebUrl.require(Field.VIDEO_URL, url);
        String coverSource = WebUrl.require(Field.COVER, coverUrl);
        try {
            return transactions.call(() -> insert(Publication.plain(authorId, title, source, coverSource)));
        } catch (Problem.TokenInvalid e) {
            throw new Problem.UnknownAccount();
        }
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
        PlainText.require(Field.TITLE, title, 1, MAX_TITLE);
    }

    /** Publishes at this moment, within the caller's transaction, and returns the video's id. */
    long insert(Publication publication) {
        counters.countWork(publication.authorId(), 1, publication.isPrivate());
        return Video.insert(publication, PublicationClock.next(clock.instant()));
    }
}
