package dev.clipstream.cache;

import dev.clipstream.input.PositiveSize;
import dev.clipstream.input.StrictBoolean;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;

@ConfigMapping(prefix = "clipstream.cache")
public interface CacheConfig {

    /** Whether what was read from the database is kept in memory, for a minute at most. */
    @WithDefault("true")
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** How many bytes of the heap all caches together may take: videos, what is made of them, accounts, the order of the feed, lists of accounts, comments, marks, and times of chats. By default a quarter of what the heap may take. */
    Optional<@PositiveSize MemorySize> size();
}
