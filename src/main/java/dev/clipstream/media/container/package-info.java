/**
 * Recognises the formats of videos and pictures by content, never by name. A video's outermost parts show whether the
 * file is whole; nothing here needs ffmpeg.
 */
package dev.clipstream.media.container;
