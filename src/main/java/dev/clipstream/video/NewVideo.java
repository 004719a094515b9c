package dev.clipstream.video;

import dev.clipstream.media.store.MediaKey;

/**
 * The data of a video made of files that were uploaded before.
 *
 * @param cover null for one made of the video
 * @param description null for none
 * @param type null for the default
 */
public record NewVideo(
        MediaKey video, MediaKey cover, String title, String description, String type, boolean isPrivate) {}
