package dev.clipstream.recount;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.recount")
interface RecountConfig {

    /** How often every counter is compared with the rows that it counts. */
    @WithDefault("24h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 3650)
    Duration every();
}
