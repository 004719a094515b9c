package dev.clipstream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HealthWithoutDependenciesTest.NothingAnswers.class)
class HealthWithoutDependenciesTest {

    public static final class NothingAnswers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.redis.hosts", "redis://localhost:1",
                    "quarkus.s3.endpoint-override", "http://localhost:1",
                    "quarkus.s3.aws.region", "nowhere",
                    "quarkus.s3.aws.credentials.type", "anonymous",
                    "clipstream.media.ffmpeg", "",
                    "quarkus.scheduler.enabled", "false");
        }
    }

    @Test
    void itIsAliveAndReadyAndServesRequests() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/douyin/feed").then().statusCode(200).body("status_code", is(0));
    }

    @Test
    void theReportWarns() {
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body(
                        "checks.findAll { it.data?.warning != null }.name",
                        containsInAnyOrder("redis", "object store", "ffmpeg"));
    }
}
