package dev.clipstream.dialect.shortvideo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "clipstream.douyin")
interface DouyinConfig {

    /** The dialect of {@code /douyin} if a request does not select one with {@code X-Api-Dialect}. */
    @WithDefault("official")
    String dialect();
}
