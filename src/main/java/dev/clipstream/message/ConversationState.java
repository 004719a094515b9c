package dev.clipstream.message;

import dev.clipstream.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The newest message of a conversation. Its row is the lock of the writers of that conversation. */
@Entity
@Table(name = "conversation")
class ConversationState extends PanacheEntityBase {

    @EmbeddedId
    Conversation conversation;

    long lastMessageId;
    /** The time of the newest message, or the end of its second if a reader has seen that second as over. */
    Instant lastMessageAt;

    /** Locks the row until the transaction ends, and inserts it if it is missing. */
    static ConversationState lockForWriting(Conversation conversation) {
        Sql.update("""
                        insert into conversation (low_id, high_id, last_message_id, last_message_at)
                        values (?1, ?2, 0, ?3) on duplicate key update last_message_id = last_message_id
                        """, conversation.lowId(), conversation.highId(), Instant.EPOCH);
        return findById(conversation);
    }

    /**
     * Waits for writers to commit, and keeps others out until the transaction ends. Returns nothing if nobody has
     * written yet.
     */
    @SuppressWarnings("unchecked")
    static Optional<ConversationState> lockForReading(Conversation conversation) {
        // Hibernate's own lock names the table's alias, which MariaDB does not take.
        return getEntityManager()
                .createNativeQuery(
                        "select * from conversation where low_id = ?1 and high_id = ?2 for update",
                        ConversationState.class)
                .setParameter(1, conversation.lowId())
                .setParameter(2, conversation.highId())
                .getResultStream()
                .findFirst();
    }

    /**
     * Makes the next message come after the second of {@code moment}, also if the clock of its writer is behind. The row
     * is written only if that is not so already.
     */
    void endSecond(Instant moment) {
        Instant end = moment.truncatedTo(ChronoUnit.SECONDS).plusMillis(999);
        if (lastMessageAt.isBefore(end)) {
            lastMessageAt = end;
        }
    }
}
