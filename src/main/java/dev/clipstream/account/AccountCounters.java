package dev.clipstream.account;

import dev.clipstream.cache.Changes;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/**
 * Updates the counters of accounts for other features, within their transactions: by 1 for a new row and by -1 for a
 * removed one. Private videos and their likes are also counted separately, so that others do not see them counted.
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

    /** Counts a follow for the follower and the followee. */
    public void countFollow(long followerId, long followeeId, int delta) {
        changes.ofAccount(followerId);
        changes.ofAccount(followeeId);
        Account.addToFollowCounts(followerId, followeeId, delta);
    }

    /**
     * Counts a like of a video for the account that likes it and for the author.
     *
     * @throws Problem.TokenInvalid if the account that likes it is gone
     */
    public void countLike(long likerId, long authorId, int delta, boolean isPrivate) {
        changes.ofAccount(likerId);
        changes.ofAccount(authorId);
        int accounts = likerId == authorId ? 1 : 2;
        if (Account.addToFavoriteCounts(likerId, authorId, delta, isPrivate ? delta : 0) < accounts) {
            throw new Problem.TokenInvalid();
        }
    }
}
