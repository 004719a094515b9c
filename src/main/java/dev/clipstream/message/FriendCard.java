package dev.clipstream.message;

import dev.clipstream.read.Profile;
import java.util.Optional;

/** A friend, with the newest message in either direction if there is one. */
public record FriendCard(Profile profile, Optional<MessageCard> newest) {}
