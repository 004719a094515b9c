package dev.clipstream.message;

/** The way to one client. */
public interface Wire {

    /** Tells it from all others, on every instance. */
    String id();

    /** Returns when the message is written; throws if it cannot be, or not soon. */
    void write(ChatCard card);

    /** The client does not read, or has too many connections: ends it soon, without waiting. */
    void hangUp(String why);
}
