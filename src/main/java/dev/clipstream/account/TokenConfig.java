package dev.clipstream.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.token")
interface TokenConfig {

    /** Signs the tokens: at least 32 characters, the same on every instance, never shown. */
    @Size(min = 32)
    String secret();

    /** How long a sign-in through the short-video dialects lasts. */
    @WithDefault("30d")
    @DurationMin(seconds = 1)
    @DurationMax(days = 3650)
    Duration lifetime();

    /** How long an access token of the portal lasts. */
    @WithDefault("2h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 3650)
    Duration accessLifetime();

    /** How long a portal client may get new access tokens without signing in again. */
    @WithDefault("7d")
    @DurationMin(seconds = 1)
    @DurationMax(days = 3650)
    Duration refreshLifetime();

    /** How long a WebSocket ticket waits for its connection. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    @DurationMax(days = 3650)
    Duration ticketLifetime();
}
