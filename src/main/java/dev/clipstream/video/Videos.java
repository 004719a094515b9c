package dev.clipstream.video;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.list.Slice;
import dev.clipstream.media.StoredVideo;
import dev.clipstream.media.Uploads;
import dev.clipstream.problem.Problem;
import dev.clipstream.text.PlainText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Publishing videos and listing them by author. */
@Singleton
public class Videos {

    private static final int MAX_TITLE = 128;

    private final Uploads uploads;
    private final Accounts accounts;
    private final VideoCards videoCards;
    private final Clock clock;

    Videos(Uploads uploads, Accounts accounts, VideoCards videoCards, Clock clock) {
        this.uploads = uploads;
        this.accounts = accounts;
        this.videoCards = videoCards;
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
        PlainText.require("title", title, 1, MAX_TITLE);
        StoredVideo stored = uploads.store(file);
        try {
            return QuarkusTransaction.requiringNew().call(() -> insert(viewer, title, stored));
        } catch (RuntimeException e) {
            discardUnlessPublished(stored, e);
            throw e;
        }
    }

    /** Newest first; empty for an account that does not exist. */
    public List<VideoCard> publishedBy(long accountId, Viewer viewer, Slice slice) {
        return videoCards.load(Video.idsByAuthor(accountId, slice), viewer);
    }

    /**
     * Locks the video for the caller's transaction, before any account, and returns the id of its author.
     *
     * @throws Problem.UnknownVideo if there is no such video
     */
    public long lock(long videoId) {
        return Video.lockAndGetAuthorId(videoId).orElseThrow(Problem.UnknownVideo::new);
    }

    /** Counts a like (1) or its end (-1), within the caller's transaction. */
    public void countLike(long videoId, int delta) {
        Video.addToFavoriteCount(videoId, delta);
    }

    /** Counts a comment (1) or its end (-1), within the caller's transaction. */
    public void countComment(long videoId, int delta) {
        Video.addToCommentCount(videoId, delta);
    }

    /** A commit may have succeeded although its answer was lost. If the database cannot tell, the sweep will. */
    private void discardUnlessPublished(StoredVideo stored, RuntimeException failure) {
        try {
            if (Video.count("source", stored.videoKey().text()) == 0) {
                uploads.discard(stored);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private long insert(Viewer viewer, String title, StoredVideo stored) {
        Video video = new Video();
        video.authorId = viewer.id();
        video.title = title;
        video.source = stored.videoKey().text();
        video.coverSource = stored.coverKey().text();
        video.publishedAt = clock.instant();
        video.persist();
        accounts.countWork(viewer.id(), 1);
        return video.id;
    }
}
