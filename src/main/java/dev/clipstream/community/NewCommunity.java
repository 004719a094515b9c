package dev.clipstream.community;

/** The data of a new group. The icon (an http or https URL) and the description may be null. */
public record NewCommunity(String name, String icon, String description) {}
