package dev.clipstream.paging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

@ConfigMapping(prefix = "clipstream.list")
interface ListConfig {

    /** How many entries a list has at the most; with {@code cursor} a client gets the rest. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int max();
}
