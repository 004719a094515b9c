package dev.clipstream.follow;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Follows accounts and makes friends. */
@Singleton
public class Follows {

    private final Accounts accounts;
    private final AccountCounters counters;
    private final Transactions transactions;
    private final Clock clock;

    Follows(Accounts accounts, AccountCounters counters, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the viewer follow the account or not; does nothing if that is so already.
     *
     * @throws Problem.OneselfRefused if the account is the viewer's own
     * @throws Problem.UnknownAccount if there is no such account
     */
    public void set(Viewer viewer, long accountId, boolean followed) {
        viewer.requireSignedIn();
        if (accountId == viewer.id()) {
            throw new Problem.OneselfRefused("follow");
        }
        transactions.runOn("account", accountId, () -> {
            accounts.lock(viewer, accountId);
            boolean changed = followed
                    ? Follow.insert(viewer.id(), accountId, clock.instant())
                    : Follow.remove(viewer.id(), accountId);
            if (changed) {
                counters.countFollow(viewer.id(), accountId, followed ? 1 : -1);
            }
        });
    }

    /**
     * Makes the viewer and the account follow each other.
     *
     * @throws Problem.OneselfRefused if the account is the viewer's own
     * @throws Problem.UnknownAccount if there is no such account
     * @throws Problem.AlreadyFriends if they do so already
     */
    public void befriend(Viewer viewer, long accountId) {
        viewer.requireSignedIn();
        if (accountId == viewer.id()) {
            throw new Problem.OneselfRefused("add");
        }
        transactions.runOn("account", accountId, () -> {
            accounts.lock(viewer, accountId);
            boolean there = insert(viewer.id(), accountId);
            boolean back = insert(accountId, viewer.id());
            if (!there && !back) {
                throw new Problem.AlreadyFriends();
            }
        });
    }

    private boolean insert(long followerId, long followeeId) {
        boolean isNew = Follow.insert(followerId, followeeId, clock.instant());
        if (isNew) {
            counters.countFollow(followerId, followeeId, 1);
        }
        return isNew;
    }

    public boolean areFriends(long one, long other) {
        return Follow.areFriends(one, other);
    }
}
