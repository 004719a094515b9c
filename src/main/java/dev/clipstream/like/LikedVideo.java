package dev.clipstream.like;

/**
 * What a like of a video depends on.
 *
 * @param liked whether the viewer likes it already
 */
record LikedVideo(long authorId, boolean isPrivate, boolean liked) {}
