/**
 * Likes videos. A like holds the video's row, so that the like, the video's counter and the counters of both accounts
 * change together and exactly.
 */
package dev.clipstream.like;
