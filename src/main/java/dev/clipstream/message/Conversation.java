package dev.clipstream.message;

import jakarta.persistence.Embeddable;

/** Two accounts that talk, whoever speaks. */
@Embeddable
record Conversation(long lowId, long highId) {

    static Conversation between(long one, long other) {
        return new Conversation(Math.min(one, other), Math.max(one, other));
    }

    long other(long accountId) {
        return accountId == lowId ? highId : lowId;
    }
}
