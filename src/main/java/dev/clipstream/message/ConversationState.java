package dev.clipstream.message;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The newest message of a conversation. Its row is the lock of the writers of that conversation. */
@Entity
@Table(name = "conversation")
class ConversationState extends PanacheEntityBase {

    @EmbeddedId
    Conversation conversation;

    long lastMessageId;
    Instant lastMessageAt;

    /** Locks the row until the transaction ends, and inserts it if it is missing. */
    static ConversationState lockForWriting(Conversation conversation) {
        Sql.update("""
                        insert into conversation (low_id, high_id, last_message_id, last_message_at)
                        values (?1, ?2, 0, ?3) on duplicate key update last_message_id = last_message_id
                        """, conversation.lowId(), conversation.highId(), Instant.EPOCH);
        return findById(conversation);
    }

    /** Waits for writers to commit, and keeps others out until the transaction ends. */
    static void lockForReading(Conversation conversation) {
        // Hibernate's own lock names the table's alias, which MariaDB does not take.
        Sql.numbers(
                "select 1 from conversation where low_id = ?1 and high_id = ?2 for update",
                conversation.lowId(),
                conversation.highId());
    }

    /** Makes the next message come after the second of {@code moment}. The caller has locked the row. */
    static void endSecond(Conversation conversation, Instant moment, Instant now) {
        Instant end = moment.truncatedTo(ChronoUnit.SECONDS).plusMillis(999);
        if (!now.isAfter(end)) {
            update("lastMessageAt = ?1 where conversation = ?2 and lastMessageAt < ?1", end, conversation);
        }
    }
}
