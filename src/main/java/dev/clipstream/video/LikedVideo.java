package dev.clipstream.video;

/**
 * What a like of a video depends on.
 *
 * @param liked whether the viewer likes it already
 */
public record LikedVideo(long authorId, boolean isPrivate, boolean liked) {}
