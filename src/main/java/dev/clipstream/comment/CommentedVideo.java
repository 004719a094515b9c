package dev.clipstream.comment;

/** The facts about a video that its comments depend on. */
record CommentedVideo(long id, long authorId) {}
