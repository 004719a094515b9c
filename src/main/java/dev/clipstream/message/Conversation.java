package dev.clipstream.message;

import jakarta.persistence.Embeddable;

/** The two accounts of a conversation, in the order of their ids. */
@Embeddable
record Conversation(long lowId, long highId) {

    /** Stands for no conversation, in messages to groups. */
    static final Conversation NONE = new Conversation(0, 0);

    static Conversation between(long one, long other) {
        return new Conversation(Math.min(one, other), Math.max(one, other));
    }
}
