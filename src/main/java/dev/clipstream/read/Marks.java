package dev.clipstream.read;

import java.util.Set;

/**
 * Which of some videos a viewer likes, and which of some accounts the viewer follows.
 *
 * @param askedVideos those of which it is known
 * @param askedAccounts those of which it is known
 */
record Marks(Set<Long> askedVideos, Set<Long> askedAccounts, Set<Long> liked, Set<Long> followed) {

    static final Marks NONE = new Marks(Set.of(), Set.of(), Set.of(), Set.of());

    boolean cover(Set<Long> videos, Set<Long> accounts) {
        return askedVideos.containsAll(videos) && askedAccounts.containsAll(accounts);
    }

    boolean likes(long videoId) {
        return liked.contains(videoId);
    }

    boolean follows(long accountId) {
        return followed.contains(accountId);
    }
}
