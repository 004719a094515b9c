package dev.clipstream.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @Test
    void livenessDependsOnNothing() {
        given().get("/q/health/live").then().statusCode(200).body("checks", empty());
    }

    @Test
    void readinessDependsOnlyOnTheDatabase() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.name",
                        containsInAnyOrder(
                                "Database connections health check", "Graceful Shutdown", "not shutting down"));
    }

    @Test
    void optionalDependenciesAreReported() {
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("redis", "object store", "ffmpeg"))
                .body("checks.status", everyItem(is("UP")))
                .body("checks.findAll { it.data != null }", empty());
    }
}
