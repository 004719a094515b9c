package dev.clipstream.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "clipstream.shutdown")
interface ShutdownConfig {

    /** After SIGTERM, how long the service serves on while load balancers see that it is not ready. */
    @WithDefault("0s")
    Duration delay();

    /** How long requests in flight may then take to end. */
    @WithDefault("60s")
    Duration timeout();
}
