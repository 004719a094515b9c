package dev.clipstream.dialect.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "clipstream.chat")
interface ChatConfig {

    /** A WebSocket of which nothing has come for that long is closed. */
    @WithDefault("90s")
    Duration idleAfter();

    /** How many frames a second a WebSocket may send. */
    @WithDefault("20")
    @Min(1)
    int framesPerSecond();

    /** How many frames a WebSocket may send at once. */
    @WithDefault("40")
    @Min(1)
    int frameBurst();
}
