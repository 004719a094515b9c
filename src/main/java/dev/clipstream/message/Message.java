package dev.clipstream.message;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@Entity
class Message extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Embedded
    Conversation conversation;

    long fromId;
    String content;
    Instant createdAt;

    /** Oldest first, {@code from} included and {@code until} excluded, of those with an id above {@code after}. */
    static List<Message> in(Conversation conversation, Instant from, Instant until, long after, int count) {
        return Message.<Message>find(
                        "conversation = ?1 and createdAt >= ?2 and createdAt < ?3 and id > ?4 order by createdAt, id",
                        conversation,
                        from,
                        until,
                        after)
                .page(0, count)
                .list();
    }

    /** The newest message between the account and each of the others, as far as they have talked. */
    static List<Message> newest(long accountId, Collection<Long> otherIds) {
        return find("""
                        select m from ConversationState c join Message m on m.id = c.lastMessageId
                        where (c.conversation.lowId = ?1 and c.conversation.highId in ?2)
                           or (c.conversation.highId = ?1 and c.conversation.lowId in ?2)
                        """, accountId, otherIds).list();
    }

    MessageCard card() {
        return new MessageCard(id, fromId, conversation.other(fromId), content, createdAt);
    }
}
