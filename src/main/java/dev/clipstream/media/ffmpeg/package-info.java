/**
 * What ffmpeg does for the service: it checks that videos and pictures can be decoded, makes covers and draws the clips of
 * a first start. Without ffmpeg, the container alone is checked and the cover is a placeholder.
 */
package dev.clipstream.media.ffmpeg;
