package dev.clipstream.like;

/**
 * The facts about a video that liking it depends on.
 *
 * @param likeId null if the account does not like it yet
 */
record LikedVideo(long authorId, boolean isPrivate, Long likeId) {}
