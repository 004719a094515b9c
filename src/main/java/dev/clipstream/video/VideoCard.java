package dev.clipstream.video;

import dev.clipstream.account.Profile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A video as a list shows it. The keys are object keys of the media store. */
@RegisterForReflection
public record VideoCard(
        long id,
        Profile author,
        String title,
        String videoKey,
        String coverKey,
        long favoriteCount,
        long commentCount,
        Instant publishedAt) {}
