package dev.clipstream.dialect.portal;

import dev.clipstream.input.BoundedDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.chat")
interface ChatConfig {

    /** A WebSocket of which nothing has come for that long is closed. */
    @WithDefault("90s")
    @BoundedDuration
    Duration idleAfter();

    /** How often an account is noted as online through its WebSocket. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration seenEvery();

    /** How many frames a second a WebSocket may send. */
    @WithDefault("20")
    @Min(1)
    @Max(100_000)
    int framesPerSecond();

    /** How many frames a WebSocket may send at once. */
    @WithDefault("40")
    @Min(1)
    @Max(100_000)
    int frameBurst();
}
