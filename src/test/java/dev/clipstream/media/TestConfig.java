package dev.clipstream.media;

import dev.clipstream.fixture.Clips;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The media configuration outside a running service: the defaults and the values of a test. */
public final class TestConfig {

    private TestConfig() {}

    /** Returns the configuration and makes its upload folder. */
    public static MediaConfig of(Map<String, String> values) {
        MediaConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .addDiscoveredConverters()
                .withMapping(MediaConfig.class)
                .withDefaultValue("clipstream.media.bucket", "clipstream")
                .withDefaultValue("clipstream.media.ffmpeg-minimum", "4.4")
                .withDefaultValue("clipstream.media.upload-dir", "target/clipstream-uploads")
                // above the settings of a service that runs beside the test
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .build()
                .getConfigMapping(MediaConfig.class);
        try {
            Files.createDirectories(config.uploadDir());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }

    public static MediaConfig withFfmpeg() {
        return withFfmpeg(ffmpeg());
    }

    /** Returns the ffmpeg that checks uploads in tests: the system property's or, by default, the artifact's. */
    public static Path ffmpeg() {
        return Optional.ofNullable(System.getProperty("clipstream.test.ffmpeg"))
                .map(Path::of)
                .orElseGet(Clips::executable);
    }

    public static MediaConfig withFfmpeg(Path executable) {
        return of(Map.of("clipstream.media.ffmpeg", executable.toString()));
    }

    public static MediaConfig withoutFfmpeg() {
        return withFfmpeg(Path.of("target", "no-ffmpeg-here"));
    }
}
