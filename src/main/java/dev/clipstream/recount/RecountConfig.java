package dev.clipstream.recount;

import dev.clipstream.input.BoundedDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "clipstream.recount")
interface RecountConfig {

    /** How often every counter is compared with the rows that it counts. */
    @WithDefault("24h")
    @BoundedDuration
    Duration every();
}
