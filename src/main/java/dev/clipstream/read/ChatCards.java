package dev.clipstream.read;

import dev.clipstream.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Loads messages as live connections show them, a whole batch in one statement. */
@Singleton
public class ChatCards {

    private static final String LOAD = """
            select new dev.clipstream.read.ChatCard(m.id, m.fromId, f.name,
              m.conversation.lowId + m.conversation.highId - m.fromId, t.name,
              m.groupId, g.name, m.media, m.content, m.pic, m.url, m.description, m.amount, m.createdAt)
            from Message m
              join Account f on f.id = m.fromId
              left join Account t on t.id = m.conversation.lowId + m.conversation.highId - m.fromId
              left join Community g on g.id = m.groupId
            where m.id in :ids order by m.id
            """;

    private static final String COPIES = """
            select low_id, id from message where created_at >= ?1 and id >= ?2 and low_id in (?3)
            union all
            select high_id, id from message where created_at >= ?1 and id >= ?2 and high_id in (?3)
            union all
            select c.account_id, m.id from message m join community_member c on c.community_id = m.group_id
            where m.created_at >= ?1 and m.id >= ?2 and c.account_id in (?3)
            order by 2 limit
            """;

    private final Queries queries;

    ChatCards(Queries queries) {
        this.queries = queries;
    }

    /** A message that an account sent or receives. */
    public record Copy(long accountId, long messageId) {}

    /** Returns the cards in the order of their ids. */
    public List<ChatCard> load(Collection<Long> ids) {
        return queries.list(ChatCard.class, LOAD, Map.of("ids", ids), ids.size());
    }

    /** Returns the highest id of a message, or 0. */
    public long newestId() {
        return queries.first(Long.class, "select coalesce(max(m.id), 0) from Message m", Map.of())
                .orElseThrow();
    }

    /** Returns messages that the accounts sent or receive since {@code moment}, from one id on, by id. */
    public List<Copy> since(Instant moment, Collection<Long> accountIds, long from, int count) {
        return Sql.rows(COPIES + count, moment, from, accountIds).stream()
                .map(row -> new Copy(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .toList();
    }
}
