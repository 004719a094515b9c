package dev.clipstream.message;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

@RegisterForReflection
public record MessageCard(long id, long fromId, long toId, String content, Instant createdAt) {}
