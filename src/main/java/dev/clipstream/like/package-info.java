/** Likes videos. */
package dev.clipstream.like;
