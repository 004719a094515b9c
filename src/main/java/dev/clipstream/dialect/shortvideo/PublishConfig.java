package dev.clipstream.dialect.shortvideo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.publish")
interface PublishConfig {

    /** Whether publish/actionUrl exists. It asks for no token, so it is for development and tests only. */
    @WithDefault("false")
    boolean byUrl();
}
