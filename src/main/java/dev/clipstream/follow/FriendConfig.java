package dev.clipstream.follow;

import dev.clipstream.input.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.message")
interface FriendConfig {

    /** Whether only friends may send messages to one another; each of them has then followed the other on their own. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean friendsOnly();
}
