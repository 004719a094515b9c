/**
 * Likes videos. A like holds the video's row and both accounts', so that the likes, the video's counter and the counters
 * of both accounts change together and exactly. Those that come at the same time are written in one transaction.
 */
package dev.clipstream.like;
