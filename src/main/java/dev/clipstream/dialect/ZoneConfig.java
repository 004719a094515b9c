package dev.clipstream.dialect;

import dev.clipstream.input.Zone;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.ZoneId;

@ConfigMapping(prefix = "clipstream.zone")
public interface ZoneConfig {

    /** The time zone of times that answers contain as text. */
    @WithParentName
    @WithDefault("Asia/Shanghai")
    @WithConverter(Zone.class)
    ZoneId zone();
}
