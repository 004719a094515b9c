/** Liking videos. */
package dev.clipstream.like;
