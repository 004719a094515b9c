package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/**
 * What other features count on accounts, within their transactions: 1 for something new and -1 for its end. What not
 * everybody sees is counted apart too, so that others do not see it counted.
 */
@Singleton
public class AccountCounters {

    /** Counts a publication; throws {@link Problem.TokenInvalid} if the account is gone. */
    public void countWork(long accountId, int delta, boolean isPrivate) {
        if (!Account.addToWorkCount(accountId, delta, isPrivate ? delta : 0)) {
            throw new Problem.TokenInvalid();
        }
    }

    /** Counts a follow on both sides. */
    public void countFollow(long followerId, long followeeId, int delta) {
        Account.addToFollowCounts(followerId, followeeId, delta);
    }

    /**
     * Counts a like of a video for who likes it and for its author.
     *
     * @throws Problem.TokenInvalid if the account of who likes it is gone
     */
    public void countLike(long likerId, long authorId, int delta, boolean isPrivate) {
        int accounts = likerId == authorId ? 1 : 2;
        if (Account.addToFavoriteCounts(likerId, authorId, delta, isPrivate ? delta : 0) < accounts) {
            throw new Problem.TokenInvalid();
        }
    }
}
