/** Publishing videos. */
package dev.clipstream.video;
