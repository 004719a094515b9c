package dev.clipstream.embedded;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;

@ConfigMapping(prefix = "clipstream.home")
public interface HomeConfig {

    /** The directory of the embedded servers' data and of the token secret. */
    @WithParentName
    Path directory();
}
