package dev.clipstream.read;

import java.time.Instant;

/**
 * A video as a list shows it to a viewer.
 *
 * @param source the object key of the file, or its URL if it is kept elsewhere
 * @param coverSource likewise for the cover
 * @param favorite whether the viewer likes it
 */
public record VideoCard(
        long id,
        Profile author,
        String title,
        String source,
        String coverSource,
        long favoriteCount,
        long commentCount,
        boolean favorite,
        Instant publishedAt,
        String description,
        String type,
        boolean isPrivate) {}
