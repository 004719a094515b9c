package dev.clipstream.message;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import dev.clipstream.follow.Follows;
import dev.clipstream.list.Slice;
import dev.clipstream.time.ClientTime;
import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading messages. */
@Singleton
public class Inbox {

    /** Later than any message, and a time that the database can hold. */
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Follows follows;
    private final Transactions transactions;
    private final Clock clock;

    Inbox(Follows follows, Transactions transactions, Clock clock) {
        this.follows = follows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The whole conversation, oldest first. */
    public List<MessageCard> chat(Viewer viewer, long otherId, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        return read(conversation, Instant.EPOCH, FOREVER, slice);
    }

    /**
     * What has come since, oldest first, compared in the unit in which the time was given. Clients poll with the newest
     * time that they have, so of a second that still runs they get nothing yet: what comes later in it would never be
     * shown.
     */
    public List<MessageCard> chatSince(Viewer viewer, long otherId, ClientTime since, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        Instant from = since.moment().plus(1, since.unit());
        return transactions.call(() -> {
            ConversationState.lockForReading(conversation);
            return read(conversation, from, clock.instant().truncatedTo(since.unit()), slice);
        });
    }

    /** The viewer's friends, the last followed first. */
    public List<FriendCard> friends(Viewer viewer, Slice slice) {
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
                .collect(toMap(message -> message.conversation.other(viewer.id()), Message::card));
    }

    /**
     * A list that is cut ends with a whole second, for clients that go on by time: a conversation has at most a
     * thousand messages in a second.
     */
    private static List<MessageCard> read(Conversation conversation, Instant from, Instant until, Slice slice) {
        if (until.isBefore(from)) {
            return List.of();
        }
        List<MessageCard> messages = Message.in(conversation, from, until, slice.after(), slice.count() + 1).stream()
                .map(Message::card)
                .toList();
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
