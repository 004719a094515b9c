package dev.clipstream.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "clipstream.account")
interface AccountConfig {

    /** How many passwords are hashed at once, for one address all but one; further sign-ups and sign-ins wait their turn. */
    @WithDefault("4")
    @Min(1)
    @Max(1024)
    int hashesAtOnce();

    /** The cost of bcrypt for new passwords; one more doubles the time of a sign-up and of a sign-in. */
    @WithDefault("10")
    @Min(4)
    @Max(16)
    int hashCost();
}
