package dev.clipstream.follow;

import dev.clipstream.account.AccountCounters;
import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.GroupCommit;
import dev.clipstream.database.Link;
import dev.clipstream.database.LinkRequest;
import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Follows accounts and makes friends. */
@Singleton
public class Follows {

    private final FriendConfig config;
    private final Accounts accounts;
    private final AccountCounters counters;
    private final Transactions transactions;
    private final GroupCommit follows;
    private final Clock clock;

    Follows(
            FriendConfig config,
            Accounts accounts,
            AccountCounters counters,
            Transactions transactions,
            FollowWriter writer,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.counters = counters;
        this.transactions = transactions;
        this.follows = new GroupCommit(transactions, writer);
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
        follows.write(new LinkRequest(new Link(viewer.id(), accountId), isFollowed -> followed));
    }

    /**
     * Makes the viewer and the account follow each other. If only friends may write, it makes the viewer follow the
     * account, which is a friend when it follows back: otherwise nobody could refuse to be written to.
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
            boolean back = !config.friendsOnly() && insert(accountId, viewer.id());
            if (!there && !back && Follow.areFriends(viewer.id(), accountId)) {
                throw new Problem.AlreadyFriends();
            }
        });
    }

    private boolean insert(long followerId, long followeeId) {
        boolean isNew = Follow.insert(followerId, followeeId, clock.instant());
        if (isNew) {
            counters.countFollows(Map.of(new Link(followerId, followeeId), 1L));
        }
        return isNew;
    }

    /** Returns whether the viewer may send messages to the account. */
    public boolean mayWrite(Viewer viewer, long accountId) {
        return !config.friendsOnly() || Follow.areFriends(viewer.id(), accountId);
    }
}
