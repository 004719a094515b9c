package dev.clipstream.message;

import dev.clipstream.input.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.message")
interface MessageConfig {

    /** Whether only friends, who follow each other, may send messages to one another. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean friendsOnly();
}
