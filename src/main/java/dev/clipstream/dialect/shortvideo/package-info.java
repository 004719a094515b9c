/**
 * The short-video family under {@code /douyin}: the documents that descend from the original proto2 description. One
 * set of resources serves them all; a {@link dev.clipstream.dialect.shortvideo.Spelling} says how each document writes
 * what is the same underneath.
 *
 * <table>
 *   <caption>Endpoints, each with and without a trailing slash</caption>
 *   <tr><td>GET feed</td><td>latest_time?, token?</td></tr>
 *   <tr><td>POST user/register</td><td>username, password, avatar?, background_image?, signature?</td></tr>
 *   <tr><td>POST user/login</td><td>username, password</td></tr>
 *   <tr><td>GET user</td><td>token, user_id?</td></tr>
 *   <tr><td>POST publish/action</td><td>token, title, data (the file of a multipart form)</td></tr>
 *   <tr><td>GET publish/list</td><td>token, user_id?, cursor?, count?</td></tr>
 *   <tr><td>GET ping</td><td></td></tr>
 * </table>
 *
 * <p>Known divergences from the documents: user objects carry avatar, background_image, signature and the three
 * counters also where the original has none, since clients of the others expect them and the rest ignore them.
 */
package dev.clipstream.dialect.shortvideo;
