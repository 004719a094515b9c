package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Rows;
import dev.clipstream.paging.NumberedPage;
import dev.clipstream.paging.Slice;
import dev.clipstream.read.AccountLists.Key;
import dev.clipstream.read.AccountLists.Kind;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists who follows whom. The lists of an account that does not exist are empty. */
@Singleton
public class FollowLists {

    private static final String FOLLOWED = "select f.followee_id from follow f where f.follower_id = ?";
    private static final String FOLLOWERS = "select f.follower_id from follow f where f.followee_id = ?";
    private static final String FRIENDS = """
            select f.followee_id from follow f
            join follow b on b.follower_id = f.followee_id and b.followee_id = f.follower_id where f.follower_id = ?
            """;

    private static final String FOLLOW = "select p.id from follow p where p.follower_id = ? and p.followee_id = ?";
    private static final String AFTER = " and f.id < (" + FOLLOW + ")";
    private static final String LAST_FIRST = " order by f.id desc limit ?";

    private final Rows rows;
    private final Profiles profiles;
    private final Members members;
    private final AccountLists lists;

    FollowLists(Rows rows, Profiles profiles, Members members, AccountLists lists) {
        this.rows = rows;
        this.profiles = profiles;
        this.members = members;
        this.lists = lists;
    }

    /** Returns the accounts that the account follows, the last followed first. */
    public List<Profile> followedBy(long accountId, Viewer viewer, Slice slice) {
        return profiles.load(
                slice.isFirst()
                        ? first(Kind.FOLLOWED, FOLLOWED, accountId, slice)
                        : following(FOLLOWED, accountId, slice, accountId, slice.after()),
                viewer);
    }

    /** Returns the followers of the account, the last one first. */
    public List<Profile> followersOf(long accountId, Viewer viewer, Slice slice) {
        return profiles.load(
                slice.isFirst()
                        ? first(Kind.FOLLOWERS, FOLLOWERS, accountId, slice)
                        : following(FOLLOWERS, accountId, slice, slice.after(), accountId),
                viewer);
    }

    /** Returns the accounts that the viewer follows and that follow back, the last followed first. */
    public List<Profile> friendsOf(Viewer viewer, Slice slice) {
        long id = viewer.requireSignedIn().id();
        return profiles.load(
                slice.isFirst()
                        ? ids(FRIENDS + LAST_FIRST, id, slice.count())
                        : following(FRIENDS, id, slice, id, slice.after()),
                viewer);
    }

    /** Returns a page of the same friends as members. */
    public List<Member> friendsOf(Viewer viewer, NumberedPage page) {
        return members.load(
                ids(FRIENDS + LAST_FIRST + " offset ?", viewer.requireSignedIn().id(), page.size(), page.offset()));
    }

    private List<Long> first(Kind kind, String select, long accountId, Slice slice) {
        // Everybody sees the same list.
        return lists.first(
                new Key(kind, accountId, false),
                slice.count(),
                _ -> ids(select + LAST_FIRST, accountId, slice.count()));
    }

    /** Returns the ids after that of a follow, which has to be there. */
    private List<Long> following(String select, long accountId, Slice slice, long followerId, long followeeId) {
        List<Long> ids = ids(select + AFTER + LAST_FIRST, accountId, followerId, followeeId, slice.count());
        slice.requireKnown(ids, () -> !ids(FOLLOW, followerId, followeeId).isEmpty());
        return ids;
    }

    private List<Long> ids(String sql, Object... parameters) {
        return rows.list(sql, row -> row.getLong(1), parameters);
    }
}
