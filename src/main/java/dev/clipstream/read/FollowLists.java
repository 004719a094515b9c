package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.paging.NumberedPage;
import dev.clipstream.paging.Slice;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Lists who follows whom. The lists of an account that does not exist are empty. */
@Singleton
public class FollowLists {

    private static final String FOLLOWED = "select f.followeeId from Follow f where f.followerId = :account";
    private static final String FOLLOWERS = "select f.followerId from Follow f where f.followeeId = :account";
    private static final String FRIENDS = """
            select f.followeeId from Follow f join Follow b on b.followerId = f.followeeId and b.followeeId = f.followerId
            where f.followerId = :account
            """;

    private static final String AFTER_FOLLOWED = " and f.id < (" + follow(":account", ":after") + ")";
    private static final String AFTER_FOLLOWER = " and f.id < (" + follow(":after", ":account") + ")";
    private static final String LAST_FIRST = " order by f.id desc";

    private final Queries queries;
    private final Profiles profiles;
    private final Members members;

    FollowLists(Queries queries, Profiles profiles, Members members) {
        this.queries = queries;
        this.profiles = profiles;
        this.members = members;
    }

    /** Returns the accounts that the account follows, the last followed first. */
    public List<Profile> followedBy(long accountId, Viewer viewer, Slice slice) {
        return profiles.load(followees(FOLLOWED, accountId, slice), viewer);
    }

    /** Returns the followers of the account, the last one first. */
    public List<Profile> followersOf(long accountId, Viewer viewer, Slice slice) {
        List<Long> ids = queries.ids(FOLLOWERS, AFTER_FOLLOWER, LAST_FIRST, Map.of("account", accountId), slice);
        slice.requireKnown(ids, () -> follows(slice.after(), accountId));
        return profiles.load(ids, viewer);
    }

    /** Returns the accounts that the viewer follows and that follow back, the last followed first. */
    public List<Profile> friendsOf(Viewer viewer, Slice slice) {
        return profiles.load(followees(FRIENDS, viewer.requireSignedIn().id(), slice), viewer);
    }

    /** Returns a page of the same friends as members. */
    public List<Member> friendsOf(Viewer viewer, NumberedPage page) {
        Map<String, ?> parameters = Map.of("account", viewer.requireSignedIn().id());
        return members.load(queries.list(Long.class, FRIENDS + LAST_FIRST, parameters, page.offset(), page.size()));
    }

    private List<Long> followees(String query, long accountId, Slice slice) {
        List<Long> ids = queries.ids(query, AFTER_FOLLOWED, LAST_FIRST, Map.of("account", accountId), slice);
        slice.requireKnown(ids, () -> follows(accountId, slice.after()));
        return ids;
    }

    private boolean follows(long followerId, long followeeId) {
        return queries.first(
                        Long.class,
                        follow(":follower", ":followee"),
                        Map.of("follower", followerId, "followee", followeeId))
                .isPresent();
    }

    private static String follow(String follower, String followee) {
        return "select p.id from Follow p where p.followerId = %s and p.followeeId = %s".formatted(follower, followee);
    }
}
