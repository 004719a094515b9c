/**
 * The portal, document 004: everything below {@code /api}. An answer is an envelope of code, message and data; ids and
 * counters are texts. {@link dev.clipstream.dialect.portal.Fields} reads requests, {@link
 * dev.clipstream.dialect.portal.Failures} gives every problem its code, {@link
 * dev.clipstream.dialect.portal.RateLimit} stands on each operation that the document limits.
 *
 * <p>The resources: login, user, file, videos, contact (with communities) and chat. The WebSocket is {@link
 * dev.clipstream.dialect.portal.ChatSocket}, behind {@link dev.clipstream.dialect.portal.ChatUpgrade}.
 *
 * <p>Comments: {@code get-comments} of a video lists those that answer no other, since an answer's {@code video_id} is 0
 * and it is found below the comment that it answers; of a comment it lists those that answer it directly and, last in
 * either order, the comment itself. A comment's {@code comments} and {@code get-comment-member} are how many answer it
 * directly; a video's counts all. {@code before_id} goes on after that entry of the list, in its order.
 *
 * <p>Known divergences from the document:
 *
 * <ul>
 *   <li>{@code password} in a user is always empty, and so are another user's e-mail, phone, address and device.
 *   <li>{@code set-role} needs an administrator.
 *   <li>An id of the caller in a request ({@code user_id}, {@code owner_id}, {@code owner_name}) never counts.
 *   <li>A ticket works once, an rtoken only refreshes, and an atoken never does.
 *   <li>The text of a comment is returned as it was written, not in base64.
 *   <li>{@code page} and {@code page_size} echo what was used.
 * </ul>
 */
package dev.clipstream.dialect.portal;
