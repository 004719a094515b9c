package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A message with names. It goes to the group if there is a group id, else to the account. */
@RegisterForReflection
public record ChatCard(
        long id,
        long fromId,
        String fromName,
        long toId,
        String toName,
        Long groupId,
        String groupName,
        MessageKind media,
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
