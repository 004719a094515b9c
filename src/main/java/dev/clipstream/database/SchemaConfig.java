package dev.clipstream.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

@ConfigMapping(prefix = "clipstream.schema")
interface SchemaConfig {

    /** What to do about the tables at start: `migrate` them, `check` that another process has, or `trust` that it has. */
    @WithParentName
    @WithDefault("migrate")
    Action action();

    enum Action {
        MIGRATE,
        CHECK,
        TRUST
    }
}
