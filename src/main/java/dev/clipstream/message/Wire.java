package dev.clipstream.message;

import java.time.Duration;

/** The way to one client. */
public interface Wire {

    Duration LONGEST_WRITE = Duration.ofSeconds(8);

    /** Tells it from all others, on every instance. */
    String id();

    /** Returns when the message is written; throws if it cannot be, or not within {@link #LONGEST_WRITE}. */
    void write(ChatCard card);

    /** The client does not read, or has too many connections: ends it soon, without waiting. */
    void hangUp(String why);
}
