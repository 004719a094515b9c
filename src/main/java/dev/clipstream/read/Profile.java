package dev.clipstream.read;

/**
 * An account as a viewer sees it. Its counters leave out what is hidden from the viewer.
 *
 * @param avatar null if the service draws it
 * @param backgroundImage null if the service draws it
 * @param followed whether the viewer follows it
 * @param state equal if everything else is equal
 */
public record Profile(
        long id,
        String name,
        String avatar,
        String backgroundImage,
        String signature,
        long followCount,
        long followerCount,
        long totalFavorited,
        long workCount,
        long favoriteCount,
        boolean followed,
        Object state) {}
