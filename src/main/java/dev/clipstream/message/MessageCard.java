package dev.clipstream.message;

import java.time.Instant;

public record MessageCard(long id, long fromId, long toId, String content, Instant createdAt) {}
