package dev.clipstream.media.store;

import dev.clipstream.problem.Problem;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Warns when the object store does not answer. Without it, uploads and playback fail; all other requests are served, so
 * this is never down.
 */
@Wellness
@ApplicationScoped
class MediaStoreHealth implements HealthCheck {

    private final MediaStore store;

    /** Kept, because anybody may ask. */
    private final Uni<HealthCheckResponse> latest =
            Uni.createFrom().item(this::check).memoize().forFixedDuration(Duration.ofSeconds(2));

    MediaStoreHealth(MediaStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return latest.await().indefinitely();
    }

    private HealthCheckResponse check() {
        var response = HealthCheckResponse.named("object store").up();
        try {
            store.ping();
            return response.build();
        } catch (Problem.Unavailable e) {
            return response.withData("warning", "the object store does not answer: no uploads, no media")
                    .build();
        }
    }
}
