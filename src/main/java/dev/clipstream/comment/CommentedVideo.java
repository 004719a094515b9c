package dev.clipstream.comment;

/** What a comment needs to know of its video. */
record CommentedVideo(long id, long authorId) {}
