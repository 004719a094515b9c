package dev.clipstream.account;

import dev.clipstream.cache.Changes;
import dev.clipstream.database.Link;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * Updates the counters of accounts for other features, within their transactions. Private videos and their likes are
 * also counted separately, so that others do not see them counted.
 */
@Singleton
public class AccountCounters {

    private final Changes changes;

    AccountCounters(Changes changes) {
        this.changes = changes;
    }

    /** Counts a publication; throws {@link Problem.TokenInvalid} if the account is gone. */
    public void countWork(long accountId, boolean isPrivate) {
        changes.ofAccount(accountId);
        if (!Account.addWork(accountId, isPrivate ? 1 : 0)) {
            throw new Problem.TokenInvalid();
        }
    }

    /** Counts follows for followers and followees: by 1 each new one, and by -1 each removed one. */
    public void countFollows(Map<Link, Long> follows) {
        Map<Long, Long> ofFollowers = new TreeMap<>();
        Map<Long, Long> ofFollowees = new TreeMap<>();
        follows.forEach((follow, delta) -> {
            ofFollowers.merge(follow.fromId(), delta, Long::sum);
            ofFollowees.merge(follow.toId(), delta, Long::sum);
        });
        ofFollowers.keySet().forEach(changes::ofAccount);
        ofFollowees.keySet().forEach(changes::ofAccount);
        Account.addToFollowCounts(ofFollowers, ofFollowees);
    }

    /**
     * Counts likes for those who give them and for authors: by 1 each new one, and by -1 each removed one.
     *
     * @param given by each account that likes something
     * @param received by each author
     */
    public void countLikes(Map<Long, Long> given, Map<Long, Long> received, Map<Long, Long> receivedPrivately) {
        given.keySet().forEach(changes::ofAccount);
        received.keySet().forEach(changes::ofAccount);
        Account.addToFavoriteCounts(given, received, receivedPrivately);
    }
}
