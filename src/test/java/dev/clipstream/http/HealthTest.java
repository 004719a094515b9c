package dev.clipstream.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @Inject
    AgroalDataSource database;

    @Test
    void livenessDependsOnNothing() {
        given().get("/q/health/live").then().statusCode(200).body("checks", empty());
    }

    @Test
    void readinessDependsOnNoServer() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("Graceful Shutdown", "not shutting down", "writes accepted"));
    }

    @Test
    void dependenciesAreReported() {
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("database", "redis", "object store", "ffmpeg"))
                .body("checks.status", everyItem(is("UP")))
                .body("checks.findAll { it.data?.warning != null }", empty())
                .body("checks.find { it.name == 'ffmpeg' }.data.version", notNullValue());
    }

    /** Anybody may ask on the serving port. */
    @Test
    void frequentQuestionsDoNotReachTheServers() {
        long before = database.getMetrics().acquireCount();
        IntStream.range(0, 40).forEach(i -> given().get("/q/health").then().statusCode(200));
        assertThat(database.getMetrics().acquireCount() - before).isLessThan(20);
    }
}
