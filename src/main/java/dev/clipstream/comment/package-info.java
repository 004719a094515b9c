/**
 * Commenting on videos, answering and liking comments. Comments are a tree: each knows its video and, if it answers
 * another, that one as its father. A video counts all that are on it, a comment those that answer it directly. Whoever
 * changes any of them holds the video's row, so all figures are exact; {@link
 * dev.clipstream.comment.CommentedVideos} is where everybody gets it. With a comment goes all that answers it.
 */
package dev.clipstream.comment;
