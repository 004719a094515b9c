package dev.clipstream.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.shutdown")
interface ShutdownConfig {

    /** How long the service serves requests after SIGTERM, until load balancers see that it is not ready. */
    @WithDefault("0s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration delay();

    /** How long requests in flight may take to finish after that delay. */
    @WithDefault("60s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration timeout();
}
