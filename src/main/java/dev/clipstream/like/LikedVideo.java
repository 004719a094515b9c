package dev.clipstream.like;

/**
 * The facts about a video that liking it depends on.
 *
 * @param liked whether the viewer likes it already
 */
record LikedVideo(long authorId, boolean isPrivate, boolean liked) {}
