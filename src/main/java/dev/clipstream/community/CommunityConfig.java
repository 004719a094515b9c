package dev.clipstream.community;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "clipstream.community")
interface CommunityConfig {

    int MAX_MEMBERS = 10_000;

    /** How many members a group has at the most. */
    @WithDefault("500")
    @Min(1)
    @Max(MAX_MEMBERS)
    int members();

    /** How many groups an account is in at the most, those that it made included. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int perAccount();
}
