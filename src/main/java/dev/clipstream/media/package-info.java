/**
 * The bytes of videos, covers and other files: what an upload must be to count as a video, its cover frame, the object
 * store that keeps them, and the job that removes what nothing refers to. The two outside worlds each have one door:
 * ffmpeg behind {@link dev.clipstream.media.Ffmpeg}, S3 behind {@link dev.clipstream.media.MediaStore}.
 */
package dev.clipstream.media;
