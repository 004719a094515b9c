package dev.clipstream.community;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A group as its members see it.
 *
 * @param icon null for a group without one
 */
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
