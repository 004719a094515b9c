package dev.clipstream.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.shutdown")
interface ShutdownConfig {

    /** After SIGTERM, how long the service serves on while load balancers see that it is not ready. */
    @WithDefault("0s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration delay();

    /** How long requests in flight may then take to end. */
    @WithDefault("60s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration timeout();
}
