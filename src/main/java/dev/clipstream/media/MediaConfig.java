package dev.clipstream.media;

import dev.clipstream.input.BoundedDuration;
import dev.clipstream.input.StrictBoolean;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "clipstream.media")
public interface MediaConfig {

    /** The bucket of the object store. */
    @Pattern(regexp = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", message = "must be the name of an S3 bucket")
    String bucket();

    /** Whether to create the bucket when the first upload finds it missing. */
    @WithDefault("true")
    @WithConverter(StrictBoolean.class)
    boolean createBucket();

    /** The largest upload that is accepted. */
    @WithDefault("200M")
    @PositiveSize
    MemorySize maxSize();

    /** How many forms with files are received and processed at once; further ones are told to try again. */
    @WithDefault("32")
    @Min(1)
    @Max(10_000)
    int uploadsAtOnce();

    /** How many bytes of the local disk uploads may take at once; further ones are told to try again. */
    @WithDefault("4G")
    @PositiveSize
    MemorySize uploadSpace();

    /** Where uploads and new covers wait on the local disk until they are in the object store. */
    @WithDefault("${java.io.tmpdir}/clipstream-uploads")
    Path uploadDir();

    /** Where clients fetch media instead of from this service: the address of a CDN or of the bucket. */
    Optional<@Pattern(regexp = "https?://[^\\s?#]+", message = "must be an http or https address") String> baseUrl();

    /** The ffmpeg executable; when missing, the one on the PATH. */
    Optional<Path> ffmpeg();

    /** How many ffmpeg processes run at once. */
    @WithDefault("2")
    @Min(1)
    @Max(1024)
    int ffmpegProcesses();

    /** How long one ffmpeg process may run. */
    @WithDefault("60s")
    @BoundedDuration
    Duration ffmpegTimeout();

    /** How long an upload waits for its turn with ffmpeg before it is refused. */
    @WithDefault("60s")
    @DurationMin(seconds = 0)
    @DurationMax(days = 3650)
    Duration ffmpegWait();

    /** How long sending one object to the store may take. */
    @WithDefault("5m")
    @BoundedDuration
    Duration storeTimeout();

    /** The age from which an upload that has not ended is given up and removed. */
    @WithDefault("1h")
    @BoundedDuration
    Duration sweepAfter();

    /** How often the sweep runs. */
    @WithDefault("1m")
    @BoundedDuration
    Duration sweepEvery();

    /** Remove at start whatever uploads were under way, at any age; only where there is a single instance. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean sweepAtStart();
}
