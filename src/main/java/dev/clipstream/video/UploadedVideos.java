package dev.clipstream.video;

import dev.clipstream.account.Viewer;
import dev.clipstream.media.FileUploads;
import dev.clipstream.media.MediaKey;
import dev.clipstream.media.UploadedMedia;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.Invalid;
import dev.clipstream.text.PlainText;
import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;

/** Publishing videos that are made of files which were uploaded before. */
@Singleton
public class UploadedVideos {

    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_TYPE = 32;
    private static final String NOT_YOURS = "must be a URL that you got for a file of your own";

    private final Videos videos;
    private final FileUploads files;
    private final UploadedMedia media;
    private final Transactions transactions;

    UploadedVideos(Videos videos, FileUploads files, UploadedMedia media, Transactions transactions) {
        this.videos = videos;
        this.files = files;
        this.media = media;
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
            return media.makeCover(wish.video());
        }
        media.requireVideo(wish.video());
        return wish.cover();
    }

    private void requireCover(Viewer viewer, MediaKey cover) {
        if (!files.isOwner(viewer, cover) && !Video.hasCover(viewer.id(), cover.text())) {
            throw new Invalid(Field.COVER, NOT_YOURS);
        }
        if (!media.isImage(cover)) {
            throw new Invalid(Field.COVER, "is not a picture: send a JPEG, PNG, GIF or WebP");
        }
    }
}
