package dev.clipstream.follow;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Member;
import dev.clipstream.account.Members;
import dev.clipstream.account.Profile;
import dev.clipstream.account.Profiles;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Following, and the lists of those who follow and are followed. Lists of an account that does not exist are empty. */
@Singleton
public class Follows {

    private final Accounts accounts;
    private final Profiles profiles;
    private final Members members;
    private final Transactions transactions;
    private final Clock clock;

    Follows(Accounts accounts, Profiles profiles, Members members, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.members = members;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the viewer follow the account, or not; nothing happens if it is so already.
     *
     * @throws Problem.OneselfRefused if it is the viewer's own
     * @throws Problem.UnknownAccount if there is none
     */
    public void set(Viewer viewer, long accountId, boolean followed) {
        viewer.requireSignedIn();
        if (accountId == viewer.id()) {
            throw new Problem.OneselfRefused("follow");
        }
        transactions.run(() -> {
            accounts.lock(viewer, accountId);
            boolean changed = followed
                    ? Follow.insert(viewer.id(), accountId, clock.instant())
                    : Follow.remove(viewer.id(), accountId);
            if (changed) {
                accounts.countFollow(viewer.id(), accountId, followed ? 1 : -1);
            }
        });
    }

    /**
     * Makes the viewer and the account follow each other, at once.
     *
     * @throws Problem.OneselfRefused if it is the viewer's own
     * @throws Problem.UnknownAccount if there is none
     * @throws Problem.AlreadyFriends if they do already
     */
    public void befriend(Viewer viewer, long accountId) {
        viewer.requireSignedIn();
        if (accountId == viewer.id()) {
            throw new Problem.OneselfRefused("add");
        }
        transactions.run(() -> {
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
            accounts.countFollow(followerId, followeeId, 1);
        }
        return isNew;
    }

    /** Whom the account follows, the last followed first. */
    public List<Profile> followedBy(long accountId, Viewer viewer, Slice slice) {
        List<Long> ids = Follow.followeeIds(accountId, slice);
        slice.requireKnown(ids, () -> Follow.exists(accountId, slice.after()));
        return profiles.load(ids, viewer);
    }

    /** Who follows the account, the last one first. */
    public List<Profile> followersOf(long accountId, Viewer viewer, Slice slice) {
        List<Long> ids = Follow.followerIds(accountId, slice);
        slice.requireKnown(ids, () -> Follow.exists(slice.after(), accountId));
        return profiles.load(ids, viewer);
    }

    /** Those whom the viewer follows and who follow back, the last followed first. */
    public List<Profile> friendsOf(Viewer viewer, Slice slice) {
        List<Long> ids = Follow.friendIds(viewer.requireSignedIn().id(), slice);
        slice.requireKnown(ids, () -> Follow.exists(viewer.id(), slice.after()));
        return profiles.load(ids, viewer);
    }

    /** As {@link #friendsOf}, a page of them as members; the first page is 1. */
    public List<Member> friendsOf(Viewer viewer, int page, int count) {
        return members.load(Follow.friendIds(viewer.requireSignedIn().id(), page, count));
    }

    public boolean areFriends(long one, long other) {
        return Follow.areFriends(one, other);
    }
}
