package dev.clipstream.video;

import dev.clipstream.media.MediaReferences;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;

/** The objects that videos refer to. */
@Singleton
class VideoReferences implements MediaReferences {

    @Override
    public Set<String> referenced(Collection<String> keys) {
        return Video.referenced(keys);
    }
}
