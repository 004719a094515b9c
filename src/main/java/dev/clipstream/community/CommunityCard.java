package dev.clipstream.community;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** @param icon null if it has none */
@RegisterForReflection
public record CommunityCard(
        long id,
        String name,
        String icon,
        String description,
        long ownerId,
        String ownerName,
        int memberCount,
        Instant createdAt,
        Instant updatedAt) {}
