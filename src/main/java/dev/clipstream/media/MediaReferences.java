package dev.clipstream.media;

import java.util.Collection;
import java.util.Set;

/** Tells the sweep which objects are in use. */
public interface MediaReferences {

    /** Those of {@code keys} that some row refers to. */
    Set<String> referenced(Collection<String> keys);
}
