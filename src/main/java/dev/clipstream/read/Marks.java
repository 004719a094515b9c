package dev.clipstream.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which of some videos a viewer likes, and which of some accounts the viewer follows. */
final class Marks {

    private final Map<Long, Boolean> likes = new HashMap<>();
    private final Map<Long, Boolean> follows = new HashMap<>();

    void addVideo(long id, boolean isLiked) {
        likes.put(id, isLiked);
    }

    void addAccount(long id, boolean isFollowed) {
        follows.put(id, isFollowed);
    }

    /** Returns whether it is known of all of them. */
    boolean cover(Collection<Long> videoIds, Collection<Long> accountIds) {
        return likes.keySet().containsAll(videoIds) && follows.keySet().containsAll(accountIds);
    }

    boolean likes(long videoId) {
        return likes.getOrDefault(videoId, false);
    }

    boolean follows(long accountId) {
        return follows.getOrDefault(accountId, false);
    }

    int size() {
        return likes.size() + follows.size();
    }
}
