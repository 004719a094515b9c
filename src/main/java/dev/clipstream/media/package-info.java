/**
 * The bytes of videos, covers and other files. An upload lies in a folder of the local disk first. {@code container} reads
 * what kind of file it is and whether its end is there, {@code ffmpeg} decodes it and draws the cover, {@code store} sends
 * both to the object store, and the caller makes the row that refers to them. {@code upload} leads through these steps,
 * writes down what is under way before it sends an object, and has jobs that remove what a crash left. ffmpeg is started by
 * {@link dev.clipstream.media.ffmpeg.Ffmpeg} alone, and S3 called by {@link dev.clipstream.media.store.MediaStore} alone.
 */
package dev.clipstream.media;
