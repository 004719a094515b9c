package dev.clipstream.media.ffmpeg;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Warns when ffmpeg is missing. The service is up without it, so this is never down. */
@Wellness
@ApplicationScoped
class FfmpegHealth implements HealthCheck {

    private final Ffmpeg ffmpeg;

    FfmpegHealth(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("ffmpeg").up();
        return ffmpeg.available()
                ? response.build()
                : response.withData("warning", "no ffmpeg: uploads are hardly checked, covers are drawn")
                        .build();
    }
}
