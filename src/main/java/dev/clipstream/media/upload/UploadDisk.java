package dev.clipstream.media.upload;

import dev.clipstream.media.MediaConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;

/** Measures the free space of the disk that uploads wait on. */
@Singleton
public class UploadDisk {

    @Produces
    @Singleton
    MeterBinder free(MediaConfig config) {
        File folder = config.uploadDir().toFile();
        return meters -> Gauge.builder("clipstream.upload.disk.free", folder::getUsableSpace)
                .baseUnit("bytes")
                .register(meters);
    }
}
