package dev.clipstream.media.ffmpeg;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.clipstream.media.TestConfig;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FfmpegHealthTest {

    @Test
    void ffmpegIsInTheHealthReportButNotInReadiness() {
        given().get("/q/health/well").then().statusCode(200).body("checks.name", hasItem("ffmpeg"));
        given().get("/q/health/ready").then().body("checks.name", not(hasItem("ffmpeg")));
    }

    @Test
    void withoutFfmpegTheReportWarnsAndTheServiceStaysUp() {
        HealthCheckResponse response = new FfmpegHealth(new Ffmpeg(TestConfig.withoutFfmpeg())).call();
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow()).containsKey("warning");
    }
}
