package dev.clipstream.limit;

import dev.clipstream.input.PositiveSize;
import dev.clipstream.input.StrictBoolean;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.limit")
interface LimitConfig {

    /** Whether there are any rate limits, those of wrong passwords, codes and uploads included; off for load tests. */
    @WithDefault("true")
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** How many requests a minute one user, or one address without a user, may send to the short-video family. */
    Optional<@Min(1) Integer> shortVideoPerMinute();

    /** How many accounts the clients of one address may create in an hour. */
    @WithDefault("10000")
    @Min(1)
    int registrationsPerHour();

    /** How many bytes one account may store in a day. */
    @WithDefault("20G")
    @PositiveSize
    MemorySize accountBytesPerDay();

    /** How many bytes all accounts together may store in a day from one address. */
    @WithDefault("100G")
    @PositiveSize
    MemorySize addressBytesPerDay();

    /** How many buckets an instance keeps itself while Redis does not answer. */
    @WithDefault("10000")
    @Min(1)
    int fallbackBuckets();
}
