package dev.clipstream.message;

import dev.clipstream.paging.Slice;
import dev.clipstream.read.MessageKind;
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

    /** What is shown of a message {@code m}: without text its URL. It is HQL and SQL. */
    static final String TEXT =
            "case when m.content = '' and m.url = '' then m.pic when m.content = '' then m.url else m.content end";

    /** The recipient is the other account of the conversation. */
    private static final String CARD = """
            select m.id, m.fromId, m.conversation.lowId + m.conversation.highId - m.fromId, %s, m.createdAt
            """.formatted(TEXT);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Embedded
    Conversation conversation;

    long fromId;
    /** Null for a message between two accounts. */
    Long groupId;

    MessageKind media;
    String content;
    String pic;
    String url;
    String description;
    long amount;
    Instant createdAt;

    /** Returns the newest messages of the conversation, or with a cursor the oldest after it, oldest first. */
    static List<MessageCard> latest(Conversation conversation, Slice slice) {
        String order = slice.isFirst() ? "desc" : "asc";
        List<MessageCard> messages = find(
                        CARD
                                + "from Message m where m.conversation = ?1 and m.id > ?2 order by m.createdAt %1$s, m.id %1$s"
                                        .formatted(order),
                        conversation,
                        slice.after())
                .project(MessageCard.class)
                .page(0, slice.count())
                .list();
        return slice.isFirst() ? messages.reversed() : messages;
    }

    /** Returns the newest message between the account and each of the others, if there is one. */
    static List<MessageCard> newest(long accountId, Collection<Long> otherIds) {
        return find(CARD + """
                                from ConversationState c join Message m on m.id = c.lastMessageId
                                where (c.conversation.lowId = ?1 and c.conversation.highId in ?2)
                                   or (c.conversation.highId = ?1 and c.conversation.lowId in ?2)
                                """, accountId, otherIds).project(MessageCard.class).list();
    }

    static Message of(Conversation conversation, long fromId, Draft draft) {
        Message message = new Message();
        message.conversation = conversation;
        message.fromId = fromId;
        message.media = draft.media();
        message.content = draft.content();
        message.pic = draft.pic();
        message.url = draft.url();
        message.description = draft.description();
        message.amount = draft.amount();
        return message;
    }
}
