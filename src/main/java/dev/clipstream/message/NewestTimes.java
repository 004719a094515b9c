package dev.clipstream.message;

import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Knows when conversations got their newest messages, so that most polls, which find nothing new, cost no statement. */
@Singleton
class NewestTimes {

    private static final String NEWEST =
            "select c.last_message_at from conversation c where c.low_id = ? and c.high_id = ?";

    private static final int BYTES = 200;

    private final Rows rows;
    private final Kept<Long, Newest> kept;

    /** @param time {@link Instant#MIN} if there is no message */
    private record Newest(Conversation conversation, Instant time) {}

    NewestTimes(Rows rows, Caches caches) {
        this.rows = rows;
        kept = caches.of(Cached.CHATS, (number, newest) -> BYTES);
    }

    void forget(@Observes Changed changed) {
        changed.conversations().forEach(kept::forget);
    }

    /** Returns false if no message of the conversation is from {@code time} or later, and mostly true if one is. */
    boolean mayHaveSince(Conversation conversation, Instant time) {
        Newest newest =
                kept.get(conversation.number(), of -> of.conversation.equals(conversation), _ -> read(conversation));
        return !newest.time.isBefore(time);
    }

    /** Finds one row by its key, which is faster than a range of messages that is mostly empty. */
    private Newest read(Conversation conversation) {
        return rows.list(NEWEST, row -> Rows.moment(row, 1), conversation.lowId(), conversation.highId()).stream()
                .map(time -> new Newest(conversation, time))
                .findFirst()
                .orElse(new Newest(conversation, Instant.MIN));
    }
}
