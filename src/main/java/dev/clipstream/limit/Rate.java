package dev.clipstream.limit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param burst how often at once, if it has not happened for a while
 */
public record Rate(long requests, Duration period, long burst) {}
