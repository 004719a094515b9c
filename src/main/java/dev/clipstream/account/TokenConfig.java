package dev.clipstream.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.token")
interface TokenConfig {

    /** Signs the tokens: at least 32 characters, the same on every instance, never shown. */
    @Size(min = 32)
    String secret();

    /** How long a sign-in through the short-video dialects lasts. */
    @WithDefault("30d")
    @DurationMin(seconds = 1)
    Duration lifetime();
}
