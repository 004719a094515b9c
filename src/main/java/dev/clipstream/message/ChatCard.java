package dev.clipstream.message;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A message with all that belongs to it. Its target is the group if there is a group id, else the account. */
@RegisterForReflection
public record ChatCard(
        long id,
        long fromId,
        String fromName,
        long toId,
        String toName,
        Long groupId,
        String groupName,
        MediaKind media,
        String content,
        String pic,
        String url,
        String description,
        long amount,
        Instant createdAt) {

    /** The HQL of the messages {@code m}. It names the entities of other features, so that a batch needs one statement. */
    static final String SELECT = """
            select m.id, m.fromId, f.name, m.conversation.lowId + m.conversation.highId - m.fromId, t.name,
              m.groupId, g.name, m.media, m.content, m.pic, m.url, m.description, m.amount, m.createdAt
            from Message m
              join Account f on f.id = m.fromId
              left join Account t on t.id = m.conversation.lowId + m.conversation.highId - m.fromId
              left join Community g on g.id = m.groupId
            """;

    /** Older than every message: stands for nothing. */
    static final ChatCard NONE = new ChatCard(0, 0, null, 0, null, null, null, null, null, null, null, null, 0, null);

    public boolean isToGroup() {
        return groupId != null;
    }
}
