package dev.clipstream.embedded;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.EmbeddedServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(EmbeddedServersResource.class)
class PackagedServiceIT {

    @Test
    void theProductionPackageUsesTheServersOfTheTests() {
        given().get("/q/health").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void theServingPortOffersOnlyHealth() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void everyAnswerHasSecurityHeaders() {
        given().get("/douyin/feed")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer");
    }
}
