package dev.clipstream.community;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.Member;
import dev.clipstream.read.Members;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Creates groups and adds members. The creator of a group is its first member. */
@Singleton
public class Communities {

    private static final int MAX_NAME = 50;
    private static final int MAX_DESCRIPTION = 200;

    private final CommunityConfig config;
    private final Accounts accounts;
    private final Members members;
    private final Transactions transactions;
    private final Clock clock;

    Communities(CommunityConfig config, Accounts accounts, Members members, Transactions transactions, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.members = members;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Creates a group and returns its id.
     *
     * @throws Problem.Invalid if a value breaks a rule
     * @throws Problem.BadGroupName if the name has only digits
     * @throws Problem.NotAllowed if the viewer is in too many groups
     */
    public long create(Viewer viewer, NewCommunity group) {
        viewer.requireSignedIn();
        String name = PlainText.requireName(Field.GROUP_NAME, group.name(), MAX_NAME);
        if (name.strip().codePoints().allMatch(Character::isDigit)) {
            throw new Problem.BadGroupName();
        }
        String icon = WebUrl.optional(Field.GROUP_ICON, group.icon());
        String description = PlainText.optional(Field.GROUP_DESCRIPTION, group.description(), MAX_DESCRIPTION, "");
        return transactions.call(() -> {
            requireRoomFor(viewer);
            Community community = new Community();
            community.name = name;
            community.icon = icon;
            community.description = description;
            community.ownerId = viewer.id();
            community.memberCount = 1;
            community.createdAt = clock.instant();
            community.updatedAt = community.createdAt;
            community.persist();
            CommunityMember.insert(community.id, viewer.id(), community.createdAt);
            return community.id;
        });
    }

    /**
     * Makes the viewer a member; does nothing if the viewer is one.
     *
     * @throws Problem.UnknownGroup if there is no such group
     * @throws Problem.NotAllowed if the group is full or the viewer is in too many groups
     */
    public void join(Viewer viewer, long id) {
        viewer.requireSignedIn();
        transactions.run(() -> {
            if (!Community.lock(id)) {
                throw new Problem.UnknownGroup();
            }
            if (CommunityMember.exists(id, viewer.id())) {
                return;
            }
            requireRoomFor(viewer);
            CommunityMember.insert(id, viewer.id(), clock.instant());
            if (!Community.addMember(id, config.members())) {
                throw new Problem.NotAllowed("the group is full: it has " + config.members() + " members");
            }
        });
    }

    /** Returns the groups that the viewer is in, the oldest first. */
    public List<CommunityCard> joinedBy(Viewer viewer) {
        return Community.joinedBy(viewer.requireSignedIn().id(), config.perAccount());
    }

    /**
     * Returns the members of a group to one of them.
     *
     * @throws Problem.UnknownGroup if there is no such group
     * @throws Problem.NotAllowed if the viewer is no member
     */
    public List<Member> membersOf(long id, Viewer viewer) {
        requireMember(viewer, id);
        return members.load(CommunityMember.accountIds(id, config.members()));
    }

    /**
     * Returns the ids of all members of a group to one of them, or throws as {@link #membersOf} does. A group may have more
     * members than the limit if the limit was lowered.
     */
    public List<Long> memberIds(long id, Viewer viewer) {
        List<Long> ids = CommunityMember.accountIds(id, CommunityConfig.MAX_MEMBERS);
        if (!ids.contains(viewer.requireSignedIn().id())) {
            requireMember(viewer, id);
        }
        return ids;
    }

    private static void requireMember(Viewer viewer, long id) {
        if (CommunityMember.exists(id, viewer.requireSignedIn().id())) {
            return;
        }
        if (!Community.exists(id)) {
            throw new Problem.UnknownGroup();
        }
        throw new Problem.NotAllowed("only members of the group may do that");
    }

    /** Requires that the viewer may join one more group. The locked row keeps simultaneous requests out. */
    private void requireRoomFor(Viewer viewer) {
        accounts.lock(viewer, viewer.id());
        if (CommunityMember.countByAccount(viewer.id()) >= config.perAccount()) {
            throw new Problem.NotAllowed("you are in " + config.perAccount() + " groups, which is the limit");
        }
    }
}
