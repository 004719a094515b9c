package dev.clipstream.message;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Changes;
import dev.clipstream.community.Communities;
import dev.clipstream.database.Transactions;
import dev.clipstream.delivery.MessageBus;
import dev.clipstream.delivery.MessageMeters;
import dev.clipstream.delivery.MessageNotice;
import dev.clipstream.delivery.Outbox;
import dev.clipstream.follow.Follows;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sends messages. */
@Singleton
public class Messages {

    private final Accounts accounts;
    private final Follows follows;
    private final Communities communities;
    private final Outbox outbox;
    private final MessageBus bus;
    private final MessageMeters meters;
    private final Changes changes;
    private final Transactions transactions;
    private final Clock clock;

    Messages(
            Accounts accounts,
            Follows follows,
            Communities communities,
            Outbox outbox,
            MessageBus bus,
            MessageMeters meters,
            Changes changes,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.follows = follows;
        this.communities = communities;
        this.outbox = outbox;
        this.bus = bus;
        this.meters = meters;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends a text. Within a conversation no two messages have the same millisecond, and they become visible in the
     * order of their times.
     *
     * @throws Problem.Invalid if the text breaks a rule
     * @throws Problem.OneselfRefused if the recipient is the viewer
     * @throws Problem.UnknownAccount if there is no such account
     * @throws Problem.NotAllowed if only friends may send messages and the two are not friends
     */
    public void send(Viewer viewer, long toId, String text) {
        send(viewer, toId, Draft.text(text), MessageNotice.NO_CONNECTION);
    }

    /**
     * Sends a message of any kind, as {@link #send(Viewer, long, String)} sends a text.
     *
     * @param origin the id of the connection that the message came from, which gets no echo
     */
    public void send(Viewer viewer, long toId, Draft draft, String origin) {
        viewer.requireSignedIn();
        Draft checked = draft.checked();
        requireMaySend(viewer, toId);
        List<Long> accountIds = List.of(toId, viewer.id());
        Conversation conversation = Conversation.between(viewer.id(), toId);
        long id = transactions.callOn("conversation", conversation, () -> {
            ConversationState state = ConversationState.lockForWriting(conversation);
            Message message = Message.of(conversation, viewer.id(), checked);
            message.createdAt = after(state.lastMessageAt);
            message.persist();
            state.lastMessageId = message.id;
            state.lastMessageAt = message.createdAt;
            outbox.add(message.id, accountIds, viewer.id());
            changes.ofConversation(conversation.number());
            return message.id;
        });
        meters.sent(false);
        bus.publish(List.of(new MessageNotice(id, origin, accountIds)));
    }

    /**
     * Sends a message to all members of a group, and returns how many they are.
     *
     * @throws Problem.Invalid if the draft breaks a rule
     * @throws Problem.UnknownGroup if there is no such group
     * @throws Problem.NotAllowed if the viewer is no member
     */
    public int sendToGroup(Viewer viewer, long groupId, Draft draft, String origin) {
        Draft checked = draft.checked();
        MessageNotice notice = transactions.call(() -> {
            List<Long> members = communities.memberIds(groupId, viewer);
            Message message = Message.of(Conversation.NONE, viewer.id(), checked);
            message.groupId = groupId;
            message.createdAt = clock.instant();
            message.persist();
            outbox.add(message.id, members, viewer.id());
            return new MessageNotice(message.id, origin, members);
        });
        meters.sent(true);
        bus.publish(List.of(notice));
        return notice.accountIds().size();
    }

    private void requireMaySend(Viewer viewer, long toId) {
        if (toId == viewer.id()) {
            throw new Problem.OneselfRefused("message");
        }
        accounts.requireExisting(viewer, toId);
        if (!follows.mayWrite(viewer, toId)) {
            throw new Problem.NotAllowed("only friends, who follow each other, may send messages");
        }
    }

    private Instant after(Instant last) {
        Instant earliest = last.plus(1, ChronoUnit.MILLIS);
        Instant now = clock.instant();
        return now.isBefore(earliest) ? earliest : now;
    }
}
