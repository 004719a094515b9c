package dev.clipstream.delivery;

import dev.clipstream.read.ChatCard;
import java.time.Duration;

/** Carries messages to one client. */
public interface Transport {

    Duration WRITE_TIMEOUT = Duration.ofSeconds(8);

    /** Returns an id that no other connection on any instance has. */
    String id();

    /** Returns when the message is written; throws if that fails or takes longer than {@link #WRITE_TIMEOUT}. */
    void write(ChatCard card);

    /** Ends the connection soon, without waiting for the client. */
    void disconnect(String reason);
}
