/** Publishes videos. */
package dev.clipstream.video;
