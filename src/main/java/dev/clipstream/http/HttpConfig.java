package dev.clipstream.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.http")
interface HttpConfig {

    /** How long a client may continue to send a body after the answer, before its connection is closed. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration unreadBodyTimeout();

    /** How long a client may take to send its first request's head or 1 MiB of a body, or to read 64 KiB of a file. */
    @WithDefault("45s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration slowClientTimeout();
}
