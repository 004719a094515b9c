package dev.clipstream.video;

import dev.clipstream.input.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.publish")
interface PublishConfig {

    /** Whether videos that are kept elsewhere may be published by their address, without a token; for development and tests. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean byUrl();
}
