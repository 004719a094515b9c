/**
 * Document 004, under {@code /api}: an envelope of code, message and data, ids as texts.
 *
 * <p>Comments: {@code get-comments} of a video lists those that answer no other, since an answer's {@code video_id} is 0
 * and it is found below the comment that it answers; of a comment it lists those that answer it directly and, last in
 * either order, the comment itself. A comment's {@code comments} and {@code get-comment-member} are how many answer it
 * directly; a video's counts all. {@code before_id} goes on after that entry of the list, in its order.
 */
package dev.clipstream.dialect.portal;
