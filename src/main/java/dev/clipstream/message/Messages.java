package dev.clipstream.message;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.Viewer;
import dev.clipstream.follow.Follows;
import dev.clipstream.problem.Problem;
import dev.clipstream.text.PlainText;
import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sending messages. */
@Singleton
public class Messages {

    private static final int MAX_LENGTH = 2000;

    private final MessageConfig config;
    private final Accounts accounts;
    private final Follows follows;
    private final Transactions transactions;
    private final Clock clock;

    Messages(MessageConfig config, Accounts accounts, Follows follows, Transactions transactions, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.follows = follows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends a message. Within a conversation no two have the same millisecond, and they become visible in the order of
     * their times.
     *
     * @throws Problem.BadParameter if the text breaks a rule
     * @throws Problem.OneselfRefused if it is to the viewer
     * @throws Problem.UnknownAccount if there is no such account
     * @throws Problem.NotAllowed if only friends may, and they are not
     */
    public MessageCard send(Viewer viewer, long toId, String text) {
        viewer.requireSignedIn();
        PlainText.require("content", text, 1, MAX_LENGTH);
        requireMaySend(viewer, toId);
        return transactions.call(() -> {
            Conversation conversation = Conversation.between(viewer.id(), toId);
            ConversationState state = ConversationState.lockForWriting(conversation);
            Message message = new Message();
            message.conversation = conversation;
            message.fromId = viewer.id();
            message.content = text;
            message.createdAt = after(state.lastMessageAt);
            message.persist();
            state.lastMessageId = message.id;
            state.lastMessageAt = message.createdAt;
            return message.card();
        });
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
