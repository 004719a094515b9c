package dev.clipstream.embedded;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.graalvm.nativeimage.ImageInfo;

/** Gives a starting service the addresses of the servers that its configuration does not name. */
public final class EmbeddedConfigSourceFactory implements ConfigSourceFactory {

    /** Above application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!isRunTime(context)) {
            return List.of();
        }
        // The order matters: a production package lacks ImageInfo too, and the native compiler drops what follows it.
        if (isOnClassPath() && !ImageInfo.inImageCode() && isEnabled(context)) {
            Map<String, String> addresses = new ZeroInstall(key -> configured(context, key)).addresses();
            return List.of(new PropertiesConfigSource(addresses, "embedded servers", ORDINAL));
        }
        return List.of();
    }

    /** Quarkus generates this key for a running service only, never for its build. */
    private static boolean isRunTime(ConfigSourceContext context) {
        return context.getValue("quarkus.uuid").getValue() != null;
    }

    private static boolean isOnClassPath() {
        return EmbeddedConfigSourceFactory.class.getClassLoader().getResource("com/robothy/s3/rest/LocalS3.class")
                != null;
    }

    private static boolean isEnabled(ConfigSourceContext context) {
        return configured(context, "clipstream.embedded")
                .map(Boolean::parseBoolean)
                .orElse(true);
    }

    /** A default value does not count. */
    private static Optional<String> configured(ConfigSourceContext context, String key) {
        ConfigValue value = context.getValue(key);
        return value.getConfigSourceOrdinal() == Integer.MIN_VALUE
                ? Optional.empty()
                : Optional.ofNullable(value.getValue()).filter(text -> !text.isBlank());
    }
}
