package dev.clipstream.message;

import jakarta.persistence.Embeddable;

/** Two accounts that talk, whoever speaks. */
@Embeddable
record Conversation(long lowId, long highId) {

    /** Stands for no conversation, in messages to groups. */
    static final Conversation NONE = new Conversation(0, 0);

    static Conversation between(long one, long other) {
        return new Conversation(Math.min(one, other), Math.max(one, other));
    }
}
