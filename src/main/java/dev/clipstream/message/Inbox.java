package dev.clipstream.message;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import dev.clipstream.follow.Follows;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.time.ClientTime;
import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reading messages. */
@Singleton
public class Inbox {

    /** Later than any message, and a time that the database can hold. */
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final long NOBODY = 0;

    private final Follows follows;
    private final Transactions transactions;
    private final Clock clock;

    Inbox(Follows follows, Transactions transactions, Clock clock) {
        this.follows = follows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The whole conversation, oldest first. Clients go on by the time of the newest, which may be in the second that
     * still runs: what is written later gets a later second.
     */
    public List<MessageCard> chat(Viewer viewer, long otherId, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        return transactions.call(() -> {
            ConversationState.lockForReading(conversation);
            List<MessageCard> messages = read(conversation, Instant.EPOCH, FOREVER, NOBODY, slice);
            if (!messages.isEmpty()) {
                ConversationState.endSecond(conversation, messages.getLast().createdAt(), clock.instant());
            }
            return messages;
        });
    }

    /**
     * What has come since, oldest first, compared in the unit in which the time was given. Clients poll with the newest
     * time that they have, so of a second that still runs they get nothing yet: what comes later in it would never be
     * shown.
     *
     * @param ownToo false for a client that shows at once what its user writes
     */
    public List<MessageCard> chatSince(Viewer viewer, long otherId, ClientTime since, boolean ownToo, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        Instant from = since.moment().plus(1, since.unit());
        return transactions.call(() -> {
            ConversationState.lockForReading(conversation);
            return read(
                    conversation,
                    from,
                    clock.instant().truncatedTo(since.unit()),
                    ownToo ? NOBODY : viewer.id(),
                    slice);
        });
    }

    /**
     * An account's friends, the last followed first.
     *
     * @throws Problem.OthersFriends if it is not the viewer's own
     */
    public List<FriendCard> friends(long accountId, Viewer viewer, Slice slice) {
        if (accountId != viewer.requireSignedIn().id()) {
            throw new Problem.OthersFriends();
        }
        List<Profile> friends = follows.friendsOf(viewer, slice);
        Map<Long, MessageCard> newest = newest(viewer, friends);
        return friends.stream()
                .map(friend -> new FriendCard(friend, Optional.ofNullable(newest.get(friend.id()))))
                .toList();
    }

    private static Map<Long, MessageCard> newest(Viewer viewer, List<Profile> friends) {
        if (friends.isEmpty()) {
            return Map.of();
        }
        return Message.newest(viewer.id(), friends.stream().map(Profile::id).toList()).stream()
                .collect(toMap(
                        message -> message.fromId() == viewer.id() ? message.toId() : message.fromId(),
                        Function.identity()));
    }

    /**
     * A list that is cut ends with a whole second, for clients that go on by time: a conversation has at most a
     * thousand messages in a second.
     */
    private static List<MessageCard> read(
            Conversation conversation, Instant from, Instant until, long notFrom, Slice slice) {
        if (until.isBefore(from)) {
            return List.of();
        }
        List<MessageCard> messages = Message.in(conversation, from, until, notFrom, slice.after(), slice.count() + 1);
        if (messages.size() <= slice.count()) {
            return messages;
        }
        Instant cut = messages.getLast().createdAt().truncatedTo(ChronoUnit.SECONDS);
        List<MessageCard> whole = messages.stream()
                .filter(message -> message.createdAt().isBefore(cut))
                .toList();
        return whole.isEmpty() ? messages.subList(0, slice.count()) : whole;
    }
}
