package dev.clipstream.account;

import dev.clipstream.input.BoundedDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.token")
interface TokenConfig {

    /** Signs the tokens: at least 32 characters, the same on every instance, never shown. */
    @Size(min = 32)
    String secret();

    /** The secret before the present one: tokens that it signed stay good, and no new ones are signed with it. */
    Optional<@Size(min = 32) String> previousSecret();

    /** How long a sign-in through the short-video dialects lasts. */
    @WithDefault("30d")
    @BoundedDuration
    Duration lifetime();

    /** How long an access token of the portal lasts. */
    @WithDefault("2h")
    @BoundedDuration
    Duration accessLifetime();

    /** How long a portal client may get new access tokens without signing in again. */
    @WithDefault("7d")
    @BoundedDuration
    Duration refreshLifetime();

    /** How long a WebSocket ticket waits for its connection. */
    @WithDefault("30s")
    @BoundedDuration
    Duration ticketLifetime();
}
