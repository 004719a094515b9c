package dev.clipstream.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.message")
interface DeliveryConfig {

    /** How many live connections an account has at the most on one instance; one more ends the oldest. */
    @WithDefault("16")
    @Min(1)
    int connections();

    /** How many messages wait for one live connection before it is ended because its client does not read. */
    @WithDefault("1000")
    @Min(10)
    @Max(100_000)
    int queue();

    /** How long a message waits for an account that is not connected. It can be listed ever after. */
    @WithDefault("30d")
    @DurationMin(minutes = 1)
    @DurationMax(days = 3650)
    Duration undeliveredFor();
}
