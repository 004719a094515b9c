package dev.clipstream.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Locale;

/** The operating system and processor, spelled as the artifacts spell them. */
final class Machine {

    static final String ARCHITECTURE = System.getProperty("os.arch");
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    static final boolean IS_WINDOWS = SYSTEM.startsWith("windows");
    static final boolean IS_MAC = SYSTEM.startsWith("mac");

    private Machine() {}

    static ConfigurationException hasNo(String server, String keys) {
        return new ConfigurationException("There is no embedded %s for %s on %s: please install one and configure %s"
                .formatted(server, SYSTEM, ARCHITECTURE, keys));
    }
}
