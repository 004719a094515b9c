package dev.clipstream.media;

import dev.clipstream.fixture.Clips;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** The media configuration outside a running service: the defaults and the values of a test. */
public final class TestConfig {

    private TestConfig() {}

    public static MediaConfig of(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .addDiscoveredConverters()
                .withMapping(MediaConfig.class)
                .withDefaultValue("clipstream.media.bucket", "clipstream")
                // above the settings of a service that runs beside the test
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .build()
                .getConfigMapping(MediaConfig.class);
    }

    public static MediaConfig withFfmpeg() {
        return withFfmpeg(Clips.executable());
    }

    public static MediaConfig withFfmpeg(Path executable) {
        return of(Map.of("clipstream.media.ffmpeg", executable.toString()));
    }

    public static MediaConfig withoutFfmpeg() {
        return withFfmpeg(Path.of("target", "no-ffmpeg-here"));
    }
}
