package dev.clipstream.video;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.upload.FileInspection;
import dev.clipstream.media.upload.FileUploads;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.inject.Singleton;

/** Publishes videos that are made of files which their authors uploaded before. */
@Singleton
public class VideosFromFiles {

    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_TYPE = 32;
    private static final String NOT_YOURS = "must be a URL that you got for a file of your own";

    private final Videos videos;
    private final FileUploads files;
    private final FileInspection inspection;
    private final Transactions transactions;

    VideosFromFiles(Videos videos, FileUploads files, FileInspection inspection, Transactions transactions) {
        this.videos = videos;
        this.files = files;
        this.inspection = inspection;
        this.transactions = transactions;
    }

    /**
     * Publishes a video of the viewer's files, or once more one of the viewer's videos. If anything goes wrong, nothing
     * of it stays.
     *
     * @throws Problem.NotAVideo if the file is not a playable video
     * @throws Invalid if a text breaks a rule, a file is not the viewer's, or the cover is no picture
     */
    public void create(Viewer viewer, NewVideo wish) {
        viewer.requireSignedIn();
        Videos.requireTitle(wish.title());
        String description = PlainText.optional(Field.VIDEO_DESCRIPTION, wish.description(), MAX_DESCRIPTION, "");
        String type = PlainText.optional(Field.VIDEO_TYPE, wish.type(), MAX_TYPE, Publication.USUAL_TYPE);
        MediaKey cover = prepare(viewer, wish);
        transactions.run(() -> {
            if (wish.cover() == null) {
                files.settle(viewer, cover);
            }
            videos.insert(new Publication(
                    viewer.id(),
                    wish.title(),
                    description,
                    type,
                    wish.isPrivate(),
                    wish.video().text(),
                    cover.text()));
        });
    }

    /** Makes sure that the files are the viewer's and are what they have to be, and returns the cover. */
    private MediaKey prepare(Viewer viewer, NewVideo wish) {
        if (!files.isOwner(viewer, wish.video())
                && !Video.isMadeOf(viewer.id(), wish.video().text())) {
            throw new Invalid(Field.VIDEO_FILE, NOT_YOURS);
        }
        if (wish.cover() != null) {
            requireCover(viewer, wish.cover());
        }
        if (wish.cover() == null) {
            return inspection.makeCover(wish.video());
        }
        inspection.requireVideo(wish.video());
        return wish.cover();
    }

    private void requireCover(Viewer viewer, MediaKey cover) {
        if (!files.isOwner(viewer, cover) && !Video.hasCover(viewer.id(), cover.text())) {
            throw new Invalid(Field.COVER, NOT_YOURS);
        }
        if (!inspection.isImage(cover)) {
            throw new Invalid(Field.COVER, "is not a picture: send a JPEG, PNG, GIF or WebP");
        }
    }
}
