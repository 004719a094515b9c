/**
 * Publishes videos: {@link dev.clipstream.video.Videos} from the file of the request or from an address, {@link
 * dev.clipstream.video.VideosFromFiles} from files that were uploaded before. {@code PublicationClock} gives each video a
 * later time than the one before, so that feeds by time and by id have the same order.
 */
package dev.clipstream.video;
