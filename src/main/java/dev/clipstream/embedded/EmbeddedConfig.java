package dev.clipstream.embedded;

import dev.clipstream.input.StrictBoolean;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.embedded")
public interface EmbeddedConfig {

    /** Start the servers that no address is configured for. By default where their artifacts are on the class path. */
    @WithParentName
    Optional<@WithConverter(StrictBoolean.class) Boolean> enabled();

    /** Where the programs of the embedded servers are unpacked; several homes may share it. */
    Path binaries();
}
