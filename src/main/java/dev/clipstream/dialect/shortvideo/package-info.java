/**
 * The short-video family: the API documents that descend from one original, under {@code /douyin} and {@code /tiktok}.
 * One set of resources serves them all; a {@link dev.clipstream.dialect.shortvideo.Spelling} per document says how it
 * writes what is the same underneath.
 *
 * <table>
 *   <caption>Endpoints, below both mounts, each with and without a trailing slash</caption>
 *   <tr><th>operation</th><th>parameters</th></tr>
 *   <tr><td>GET feed</td><td>latest_time?, token?</td></tr>
 *   <tr><td>POST user/register</td><td>username, password, avatar?, background_image?, signature?</td></tr>
 *   <tr><td>POST user/login</td><td>username, password</td></tr>
 *   <tr><td>GET user</td><td>token, user_id?</td></tr>
 *   <tr><td>POST publish/action, also douyin/publish/action</td><td>token, title, data (a file)</td></tr>
 *   <tr><td>POST publish/actionUrl, in dev and test only</td><td>id, url, title, cover_url</td></tr>
 *   <tr><td>GET publish/list</td><td>token, user_id?</td></tr>
 *   <tr><td>POST favorite/action</td><td>token, video_id, action_type</td></tr>
 *   <tr><td>GET favorite/list</td><td>token, user_id?</td></tr>
 *   <tr><td>POST comment/action</td><td>token, video_id, action_type, comment_text or comment_id</td></tr>
 *   <tr><td>GET comment/list</td><td>video_id, token?</td></tr>
 *   <tr><td>POST relation/action</td><td>token, to_user_id, action_type</td></tr>
 *   <tr><td>GET relation/follow/list, also relatioin/follow/list</td><td>token, user_id?</td></tr>
 *   <tr><td>GET relation/follower/list</td><td>token, user_id?</td></tr>
 *   <tr><td>GET relation/friend/list</td><td>token, user_id? (one's own)</td></tr>
 *   <tr><td>POST message/action</td><td>token, to_user_id, action_type, content</td></tr>
 *   <tr><td>GET message/chat</td><td>token, to_user_id, pre_msg_time?</td></tr>
 *   <tr><td>GET ping</td><td></td></tr>
 * </table>
 *
 * <p>Known divergences from the documents:
 *
 * <ul>
 *   <li>User objects carry avatar, background_image, signature and the three counters in every dialect; clients of the
 *       documents that have none ignore them.
 *   <li>Friends carry {@code msgType} and {@code msg_type} both.
 *   <li>Lists take an optional {@code cursor} (the id of the last entry that the client has) and {@code count}.
 *   <li>{@code next_time} is in microseconds, or a place in the feed, where the document's unit would lose videos.
 *   <li>Plays and teases are not counted, so {@code play_count} and {@code tease_count} stay 0. Comments are liked and
 *       answered in the portal alone; a list has answers among the other comments, newest first, and {@code reply_id}
 *       names the comment that one answers.
 * </ul>
 */
package dev.clipstream.dialect.shortvideo;
