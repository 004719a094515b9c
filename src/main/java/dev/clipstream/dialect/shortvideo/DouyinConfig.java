package dev.clipstream.dialect.shortvideo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.douyin")
interface DouyinConfig {

    /** The dialect of {@code /douyin} where a request does not choose one by {@code X-Api-Dialect}. */
    @WithDefault("official")
    String dialect();
}
