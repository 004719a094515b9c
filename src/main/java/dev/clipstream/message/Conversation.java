package dev.clipstream.message;

import jakarta.persistence.Embeddable;

/** Two accounts that talk, whoever speaks. */
@Embeddable
record Conversation(long lowId, long highId) {

    /** Of the messages to groups. */
    static final Conversation NOBODYS = new Conversation(0, 0);

    static Conversation between(long one, long other) {
        return new Conversation(Math.min(one, other), Math.max(one, other));
    }
}
