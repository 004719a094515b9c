package dev.clipstream.video;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The ids of the videos that everybody sees; null where there is none. */
@RegisterForReflection
record PublicIds(long count, Long lowest, Long highest) {}
