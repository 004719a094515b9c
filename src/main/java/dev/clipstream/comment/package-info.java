/**
 * Posts, answers, likes and deletes comments. Comments form a tree: each one names its video and, if it is a reply, its
 * parent. A video counts all its comments, a comment its direct replies. Every change locks the row of the video first,
 * through {@link dev.clipstream.comment.CommentedVideos}, so all counters are exact. With a comment, all replies to it
 * are deleted.
 */
package dev.clipstream.comment;
