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

/** Publishes videos made of files that their authors uploaded before. */
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
     * Publishes a video made of the viewer's files, or a video of the viewer's once more. A failure leaves nothing
     * behind.
     *
     * @param client the address of the client
     * @throws Problem.NotAVideo if the file is not a playable video
     * @throws Invalid if a text breaks a rule, a file is not the viewer's, or the cover is no picture
     */
    public void create(Viewer viewer, NewVideo newVideo, String client) {
        viewer.requireSignedIn();
        Videos.requireTitle(newVideo.title());
        String description = PlainText.optional(Field.VIDEO_DESCRIPTION, newVideo.description(), MAX_DESCRIPTION, "");
        String type = type(newVideo.type());
        MediaKey cover = prepare(viewer, newVideo, client);
        transactions.run(() -> {
            if (newVideo.cover() == null) {
                files.settle(viewer, cover);
            }
            videos.insert(new Publication(
                    viewer.id(),
                    newVideo.title(),
                    description,
                    type,
                    newVideo.isPrivate(),
                    newVideo.video().text(),
                    cover.text()));
        });
    }

    private static String type(String type) {
        return type == null || type.isBlank()
                ? Publication.DEFAULT_TYPE
                : PlainText.requireLine(Field.VIDEO_TYPE, type, 1, MAX_TYPE);
    }

    /** Checks the owner and the format of the files and returns the cover. */
    private MediaKey prepare(Viewer viewer, NewVideo newVideo, String client) {
        if (!files.isOwner(viewer, newVideo.video())
                && !Video.isMadeOf(viewer.id(), newVideo.video().text())) {
            throw new Invalid(Field.VIDEO_FILE, NOT_YOURS);
        }
        if (newVideo.cover() != null) {
            requireCover(viewer, newVideo.cover(), client);
        }
        if (newVideo.cover() == null) {
            return inspection.makeCover(viewer, client, newVideo.video());
        }
        inspection.requireVideo(viewer, client, newVideo.video());
        return newVideo.cover();
    }

    private void requireCover(Viewer viewer, MediaKey cover, String client) {
        if (!files.isOwner(viewer, cover) && !Video.hasCover(viewer.id(), cover.text())) {
            throw new Invalid(Field.COVER, NOT_YOURS);
        }
        if (!inspection.isImage(viewer, client, cover)) {
            throw new Invalid(Field.COVER, "is not a picture: send a JPEG, PNG, GIF or WebP");
        }
    }
}
