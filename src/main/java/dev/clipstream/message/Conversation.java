package dev.clipstream.message;

import jakarta.persistence.Embeddable;

/** The two accounts of a conversation, in the order of their ids. */
@Embeddable
record Conversation(long lowId, long highId) {

    /** Keeps the numbers of conversations with near ids far from each other; it is 2⁶⁴ by the golden ratio. */
    private static final long SPREADING = 0x9E3779B97F4A7C15L;

    /** Stands for no conversation, in messages to groups. */
    static final Conversation NONE = new Conversation(0, 0);

    /** Returns a number that another conversation has rarely. */
    long number() {
        return lowId * SPREADING + highId;
    }

    static Conversation between(long one, long other) {
        return new Conversation(Math.min(one, other), Math.max(one, other));
    }
}
