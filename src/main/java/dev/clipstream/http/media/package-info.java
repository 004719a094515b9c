/**
 * Serves stored videos, covers and files, with ranges and conditional requests, and the avatars and backgrounds that
 * the service draws. {@link dev.clipstream.http.media.Links} writes and parses their URLs.
 */
package dev.clipstream.http.media;
