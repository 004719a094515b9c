package dev.clipstream.demo;

import dev.clipstream.input.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "clipstream.demo-data")
interface DemoConfig {

    /** Publish a few drawn clips when the service starts without accounts. On in zero-install mode. */
    @WithParentName
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean enabled();
}
