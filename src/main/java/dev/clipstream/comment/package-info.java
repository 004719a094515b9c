/** Commenting on videos. */
package dev.clipstream.comment;
