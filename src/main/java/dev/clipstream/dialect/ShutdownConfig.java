package dev.clipstream.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "clipstream.shutdown")
interface ShutdownConfig {

    /** How long requests in flight may take to end after SIGTERM and the shutdown delay. */
    @WithDefault("60s")
    Duration timeout();
}
