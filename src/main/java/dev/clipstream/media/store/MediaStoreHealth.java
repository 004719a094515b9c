package dev.clipstream.media.store;

import dev.clipstream.health.ServerHealth;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;

/** Warns when the object store does not answer. */
@Wellness
@Singleton
class MediaStoreHealth extends ServerHealth {

    private final MediaStore store;

    MediaStoreHealth(MediaStore store) {
        super("object store", "the object store does not answer: no uploads, no media");
        this.store = store;
    }

    @Override
    protected void ping() {
        store.ping();
    }
}
