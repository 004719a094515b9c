package dev.clipstream.message;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.Viewer;
import dev.clipstream.database.Rows;
import dev.clipstream.database.Transactions;
import dev.clipstream.paging.ClientTime;
import dev.clipstream.paging.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.FollowLists;
import dev.clipstream.read.Profile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads messages. */
@Singleton
public class Inbox {

    /** Later than any message, and a time that the database can hold. */
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final long NOBODY = 0;

    /** No two messages of a conversation have the same millisecond. */
    private static final int MAX_IN_A_SECOND = 1000;

    private static final String IN = """
            select m.id, m.from_id, %s, m.created_at from message m
            where m.low_id = ? and m.high_id = ? and m.created_at >= ? and m.created_at < ? and m.from_id <> ? and m.id > ?
            order by m.created_at, m.id limit ?
            """.formatted(Message.TEXT);

    private final Rows rows;
    private final NewestTimes newestTimes;
    private final FollowLists follows;
    private final Transactions transactions;
    private final Clock clock;

    Inbox(Rows rows, NewestTimes newestTimes, FollowLists follows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.newestTimes = newestTimes;
        this.follows = follows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Returns the newest messages of the conversation, oldest first; for a slice with a cursor, the oldest after it.
     *
     * @param unit the unit in which the client sees the times of messages and continues from the newest one. With
     *     seconds, later messages get a later second than the returned ones, even within the present second.
     */
    public List<MessageCard> chat(Viewer viewer, long otherId, ChronoUnit unit, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        if (unit != ChronoUnit.SECONDS) {
            return Message.latest(conversation, slice);
        }
        return wholeSeconds(conversation, () -> Message.latest(conversation, slice));
    }

    /**
     * Returns the oldest messages after {@code since}, oldest first, compared in the unit of {@code since}. Clients
     * poll with the newest time that they have. In milliseconds they miss nothing, because the writers of a
     * conversation wait for each other and each takes a later millisecond. In seconds the messages of the present
     * second are held back: clients would miss those that are written later in it, or after it by an instance whose
     * clock is behind, which is why a second that was returned is over for every writer. If there is no later message,
     * nobody waits for a writer, in seconds neither: the client then polls with the same time again.
     *
     * @param ownToo false for a client that shows at once what its user writes
     */
    public List<MessageCard> chatSince(Viewer viewer, long otherId, ClientTime since, boolean ownToo, Slice slice) {
        Conversation conversation =
                Conversation.between(viewer.requireSignedIn().id(), otherId);
        if (!newestTimes.mayHaveSince(conversation, since.moment().plus(1, since.unit()))) {
            return List.of();
        }
        long notFrom = ownToo ? NOBODY : viewer.id();
        if (since.unit() != ChronoUnit.SECONDS) {
            return read(conversation, since, FOREVER, notFrom, slice);
        }
        return wholeSeconds(
                conversation,
                () -> read(conversation, since, clock.instant().truncatedTo(ChronoUnit.SECONDS), notFrom, slice));
    }

    /**
     * Returns the friends of an account, the last followed first.
     *
     * @throws Problem.OthersFriends if the account is not the viewer's own
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

    /** Reads messages so that those which are written later get a later second than the last of them. */
    private List<MessageCard> wholeSeconds(Conversation conversation, Supplier<List<MessageCard>> reading) {
        return transactions.callOn("conversation", conversation, () -> {
            Optional<ConversationState> state = ConversationState.lockForReading(conversation);
            List<MessageCard> messages = reading.get();
            if (!messages.isEmpty()) {
                state.orElseThrow().endSecond(messages.getLast().createdAt());
            }
            return messages;
        });
    }

    /**
     * Returns the messages after {@code since} and before {@code until}. A list that is cut ends with a whole unit of
     * time, since the client continues after it; a unit that alone exceeds the count is returned whole: a second has at
     * most a thousand messages.
     */
    private List<MessageCard> read(
            Conversation conversation, ClientTime since, Instant until, long notFrom, Slice slice) {
        Instant from = since.moment().plus(1, since.unit());
        if (until.isBefore(from)) {
            return List.of();
        }
        List<MessageCard> messages = in(conversation, from, until, notFrom, slice.after(), slice.count() + 1);
        if (messages.size() <= slice.count()) {
            return messages;
        }
        Instant cut = messages.getLast().createdAt().truncatedTo(since.unit());
        List<MessageCard> whole = messages.stream()
                .filter(message -> message.createdAt().isBefore(cut))
                .toList();
        return whole.isEmpty()
                ? in(conversation, cut, cut.plus(1, since.unit()), notFrom, slice.after(), MAX_IN_A_SECOND)
                : whole;
    }

    /**
     * Returns the messages with an id above {@code after}, {@code from} included and {@code until} excluded, oldest
     * first.
     *
     * @param notFrom the sender whose messages are left out, or {@link #NOBODY}
     */
    private List<MessageCard> in(
            Conversation conversation, Instant from, Instant until, long notFrom, long after, int count) {
        long low = conversation.lowId();
        long high = conversation.highId();
        Rows.Reader<MessageCard> reader = row -> new MessageCard(
                row.getLong(1), row.getLong(2), low + high - row.getLong(2), row.getString(3), Rows.moment(row, 4));
        return rows.list(IN, reader, low, high, from, until, notFrom, after, count);
    }
}
