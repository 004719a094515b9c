package dev.clipstream.message;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.community.Communities;
import dev.clipstream.database.Transactions;
import dev.clipstream.follow.Follows;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sending messages. */
@Singleton
public class Messages {

    private final MessageConfig config;
    private final Accounts accounts;
    private final Follows follows;
    private final Communities communities;
    private final Announcements announcements;
    private final MessageMeters meters;
    private final Transactions transactions;
    private final Clock clock;

    Messages(
            MessageConfig config,
            Accounts accounts,
            Follows follows,
            Communities communities,
            Announcements announcements,
            MessageMeters meters,
            Transactions transactions,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.follows = follows;
        this.communities = communities;
        this.announcements = announcements;
        this.meters = meters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends a text. Within a conversation no two messages have the same millisecond, and they become visible in the
     * order of their times.
     *
     * @throws Problem.Invalid if the text breaks a rule
     * @throws Problem.OneselfRefused if it is to the viewer
     * @throws Problem.UnknownAccount if there is no such account
     * @throws Problem.NotAllowed if only friends may, and they are not
     */
    public void send(Viewer viewer, long toId, String text) {
        send(viewer, toId, Draft.text(text), Announcement.NOWHERE);
    }

    /**
     * As {@link #send(Viewer, long, String)}, anything.
     *
     * @param origin the connection that it comes from, which does not get it
     */
    public void send(Viewer viewer, long toId, Draft draft, String origin) {
        viewer.requireSignedIn();
        Draft checked = draft.checked();
        requireMaySend(viewer, toId);
        long id = transactions.call(() -> {
            Conversation conversation = Conversation.between(viewer.id(), toId);
            ConversationState state = ConversationState.lockForWriting(conversation);
            Message message = Message.of(conversation, viewer.id(), checked);
            message.createdAt = after(state.lastMessageAt);
            message.persist();
            state.lastMessageId = message.id;
            state.lastMessageAt = message.createdAt;
            Delivery.insert(message.id, toId, clock.instant());
            return message.id;
        });
        meters.sent(false);
        announcements.publish(List.of(new Announcement(id, origin, List.of(toId, viewer.id()))));
    }

    /**
     * Sends to all members of a group.
     *
     * @throws Problem.Invalid if the draft breaks a rule
     * @throws Problem.UnknownGroup if there is none
     * @throws Problem.NotAllowed if the viewer is no member
     */
    public void sendToGroup(Viewer viewer, long groupId, Draft draft, String origin) {
        Draft checked = draft.checked();
        List<Long> members = communities.memberIds(groupId, viewer);
        long id = transactions.call(() -> {
            Message message = Message.of(Conversation.NOBODYS, viewer.id(), checked);
            message.groupId = groupId;
            message.createdAt = clock.instant();
            message.persist();
            Delivery.insertForGroup(message.id, groupId, viewer.id(), message.createdAt);
            return message.id;
        });
        meters.sent(true);
        announcements.publish(List.of(new Announcement(id, origin, members)));
    }

    private void requireMaySend(Viewer viewer, long toId) {
        if (toId == viewer.id()) {
            throw new Problem.OneselfRefused("message");
        }
        accounts.requireExisting(viewer, toId);
        if (config.friendsOnly() && !follows.areFriends(viewer.id(), toId)) {
            throw new Problem.NotAllowed("only friends, who follow each other, may send messages");
        }
    }

    private Instant after(Instant last) {
        Instant earliest = last.plus(1, ChronoUnit.MILLIS);
        Instant now = clock.instant();
        return now.isBefore(earliest) ? earliest : now;
    }
}
