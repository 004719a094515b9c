package dev.clipstream.media.ffmpeg;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says which ffmpeg there is, or warns. The service is up without it, so this is never down. */
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
        ffmpeg.version().ifPresent(version -> response.withData("version", version));
        ffmpeg.warning().ifPresent(warning -> response.withData("warning", warning));
        return response.build();
    }
}
