package dev.clipstream.read;

/**
 * A video as a list shows it to a viewer.
 *
 * @param favorite whether the viewer likes it
 */
public record VideoCard(VideoRow video, Profile author, boolean favorite) {}
