package dev.clipstream.embedded;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.file.FileSystemConfigSourceFactory;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.graalvm.nativeimage.ImageInfo;

/**
 * Provides the addresses that the configuration of a starting service lacks, or refuses the start. It switches traces
 * off if they have no endpoint.
 */
public final class EmbeddedConfigSourceFactory implements ConfigSourceFactory {

    /** Above application.properties, below the environment. */
    private static final int ORDINAL = 275;

    private static final List<String> TRACE_ENDPOINTS =
            List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");
    private static final String S3_ENDPOINT = "quarkus.s3.endpoint-override";
    private static final String S3_REGION = "quarkus.s3.aws.region";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!isRunTime(context)) {
            return List.of();
        }
        try {
            // In other modes the port may be used by this service itself, before its live reload, or by a test.
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                new ServingPorts(key -> configured(context, key)).requireFree();
            }
            return List.of(new PropertiesConfigSource(complete(context), "embedded servers", ORDINAL));
        } catch (ConfigurationException refusal) {
            dropEarlyLog();
            throw refusal;
        }
    }

    private static Map<String, String> complete(ConfigSourceContext context) {
        Map<String, String> embedded = new HashMap<>(embedded(context));
        new RequiredKeys(key -> configured(context, key).or(() -> Optional.ofNullable(embedded.get(key))))
                .complaint()
                .ifPresent(complaint -> {
                    throw new ConfigurationException(complaint);
                });
        boolean hasEndpoint = embedded.containsKey(S3_ENDPOINT)
                || configured(context, S3_ENDPOINT).isPresent();
        if (hasEndpoint && configured(context, S3_REGION).isEmpty()) {
            // The client requires a region even if the server has none.
            embedded.putIfAbsent(S3_REGION, "us-east-1");
        }
        if (TRACE_ENDPOINTS.stream().allMatch(key -> configured(context, key).isEmpty())) {
            embedded.put("quarkus.otel.sdk.disabled", "true");
        }
        return embedded;
    }

    /** Drops what Hibernate logged before the configuration was read: it would hide the message about the missing keys. */
    private static void dropEarlyLog() {
        if (!InitialConfigurator.DELAYED_HANDLER.isActivated()) {
            InitialConfigurator.DELAYED_HANDLER.setHandlers(
                    new Handler[] {new StreamHandler(OutputStream.nullOutputStream(), new SimpleFormatter())});
        }
    }

    /** Returns whether a service starts: Quarkus generates this key for that only, never for a build. */
    private static boolean isRunTime(ConfigSourceContext context) {
        return context.getValue("quarkus.uuid").getValue() != null;
    }

    private static Map<String, String> embedded(ConfigSourceContext context) {
        // The order matters: a production package lacks ImageInfo too, and the native compiler drops what follows it.
        if (isOnClassPath() && !ImageInfo.inImageCode()) {
            return ZeroInstall.addresses(key -> configured(context, key));
        }
        return Map.of();
    }

    private static boolean isOnClassPath() {
        return EmbeddedConfigSourceFactory.class.getClassLoader().getResource("com/robothy/s3/rest/LocalS3.class")
                != null;
    }

    /** Returns a configured value; a default value does not count. */
    private static Optional<String> configured(ConfigSourceContext context, String key) {
        ConfigValue value = context.getValue(key);
        return Optional.ofNullable(value.getValue())
                .filter(text -> !text.isBlank() && value.getConfigSourceOrdinal() != Integer.MIN_VALUE)
                .or(() -> inFile(context, key));
    }

    /** Reads the configuration directories, which the context does not show. */
    private static Optional<String> inFile(ConfigSourceContext context, String key) {
        for (ConfigSource directory : new FileSystemConfigSourceFactory().getConfigSources(context)) {
            String text = directory.getValue(key);
            if (text != null && !text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
