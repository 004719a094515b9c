package dev.clipstream.video;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changes;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.media.upload.StoredVideo;
import dev.clipstream.media.upload.UploadQuota;
import dev.clipstream.media.upload.VideoUploads;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Publishes videos. */
@Singleton
public class Videos {

    private static final int MAX_TITLE = 128;

    private final PublishConfig config;
    private final VideoUploads uploads;
    private final UploadQuota quota;
    private final AccountCounters counters;
    private final Changes changes;
    private final Transactions transactions;
    private final Clock clock;

    Videos(
            PublishConfig config,
            VideoUploads uploads,
            UploadQuota quota,
            AccountCounters counters,
            Changes changes,
            Transactions transactions,
            Clock clock) {
        this.config = config;
        this.uploads = uploads;
        this.quota = quota;
        this.counters = counters;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes the file at once and returns the id of the video. A failure leaves nothing behind.
     *
     * @param client the address of the client
     * @throws Problem.Invalid if the title breaks a rule
     * @throws Problem.NotAVideo if the file is not a playable video
     * @throws Problem.TooManyRequests if the account or the address has stored too much
     */
    public long publish(Viewer viewer, String title, Path file, String client) {
        viewer.requireSignedIn();
        requireTitle(title);
        return quota.count(viewer, client, file, () -> publish(viewer, title, file));
    }

    private long publish(Viewer viewer, String title, Path file) {
        StoredVideo stored = uploads.store(viewer, file);
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
     * Publishes a video that is kept elsewhere, for any author. The addresses are stored and never fetched.
     *
     * @throws Problem.NotFound if that is switched off
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

    /** Counts new likes (positive) and removed ones (negative) of videos, within the caller's transaction. */
    public void countLikes(Map<Long, Long> deltas) {
        deltas.keySet().forEach(changes::ofVideo);
        Video.addToFavoriteCounts(deltas);
    }

    /** Counts new comments (positive) or removed ones (negative), within the caller's transaction. */
    public void countComment(long videoId, int delta) {
        changes.ofVideo(videoId);
        Video.addToCommentCount(videoId, delta);
    }

    static void requireTitle(String title) {
        PlainText.requireLine(Field.TITLE, title, 1, MAX_TITLE);
    }

    /** Publishes the video now, within the caller's transaction, and returns its id. */
    long insert(Publication publication) {
        if (!publication.isPrivate()) {
            changes.ofLists();
        }
        counters.countWork(publication.authorId(), publication.isPrivate());
        return Video.insert(publication, PublicationClock.next(clock.instant()));
    }
}
