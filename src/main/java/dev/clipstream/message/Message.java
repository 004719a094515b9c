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

    /** Who did not write it is the one that it is for. */
    private static final String CARD = """
            select m.id, m.fromId, m.conversation.lowId + m.conversation.highId - m.fromId, m.content, m.createdAt
            """;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Embedded
    Conversation conversation;

    long fromId;
    String content;
    Instant createdAt;

    /**
     * Oldest first, {@code from} included and {@code until} excluded, of those with an id above {@code after}.
     *
     * @param notFrom whose messages are left out, or 0
     */
    static List<MessageCard> in(
            Conversation conversation, Instant from, Instant until, long notFrom, long after, int count) {
        return find(CARD + """
                                from Message m
                                where m.conversation = ?1 and m.createdAt >= ?2 and m.createdAt < ?3
                                  and m.fromId <> ?4 and m.id > ?5
                                order by m.createdAt, m.id
                                """, conversation, from, until, notFrom, after)
                .project(MessageCard.class)
                .page(0, count)
                .list();
    }

    /** The newest message between the account and each of the others, as far as they have talked. */
    static List<MessageCard> newest(long accountId, Collection<Long> otherIds) {
        return find(CARD + """
                                from ConversationState c join Message m on m.id = c.lastMessageId
                                where (c.conversation.lowId = ?1 and c.conversation.highId in ?2)
                                   or (c.conversation.highId = ?1 and c.conversation.lowId in ?2)
                                """, accountId, otherIds).project(MessageCard.class).list();
    }

    MessageCard card() {
        return new MessageCard(id, fromId, conversation.other(fromId), content, createdAt);
    }
}
