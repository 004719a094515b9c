/**
 * The bytes that clients fetch: stored videos, covers and files with their ranges and dates, and the avatars that the
 * service draws. {@link dev.clipstream.http.media.Links} writes and reads their addresses.
 */
package dev.clipstream.http.media;
