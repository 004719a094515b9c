package dev.clipstream.video;

import dev.clipstream.media.store.MediaKey;

/**
 * A wish for a video that is made of files which were uploaded before.
 *
 * @param cover null for one that is made of the video
 * @param description null for none
 * @param type null for the usual
 */
public record NewVideo(
        MediaKey video, MediaKey cover, String title, String description, String type, boolean isPrivate) {}
