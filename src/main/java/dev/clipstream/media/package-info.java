/**
 * The bytes of videos, covers and other files. An upload is first in a folder of the local disk. {@code container}
 * recognises the format of a file and checks that its end is there, {@code ffmpeg} decodes it and draws the cover,
 * {@code store} sends both to the object store, and the caller inserts the row that refers to them. {@code upload}
 * leads through these steps, records an upload before it sends an object, and has jobs that remove what a crash left.
 * Only {@link dev.clipstream.media.ffmpeg.Ffmpeg} starts ffmpeg, and only {@link dev.clipstream.media.store.MediaStore}
 * calls S3.
 */
package dev.clipstream.media;
