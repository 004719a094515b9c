package dev.clipstream.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.mail")
interface MailConfig {

    /** How long the mail server may take to accept a mail; then the client is told to try again. */
    @WithDefault("20s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration timeout();

    /** How many codes all clients together may have sent in a minute. */
    @WithDefault("300")
    @Min(1)
    int codesPerMinute();
}
