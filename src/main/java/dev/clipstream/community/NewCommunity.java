package dev.clipstream.community;

/** A wish for a group. Icon (an http or https URL) and description may be null. */
public record NewCommunity(String name, String icon, String description) {}
