package dev.clipstream.read;

/**
 * An account as a viewer sees it. Its counters leave out what is hidden from the viewer.
 *
 * @param avatar null if the service draws it
 * @param backgroundImage null if the service draws it
 * @param followed whether the viewer follows it
 * @param state if that of another one is equal, so is all else but whether it is followed; null if only its owner sees it so
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
