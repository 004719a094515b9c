package dev.clipstream.read;

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

    public boolean isToGroup() {
        return groupId != null;
    }
}
