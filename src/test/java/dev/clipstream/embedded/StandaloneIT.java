package dev.clipstream.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the standalone package, which {@code ./mvnw verify -Pstandalone} builds. */
class StandaloneIT {

    @TempDir
    Path homes;

    @Test
    void twoInstancesRunSideBySide() {
        try (ChildService first = start("first", "0").awaitListening();
                ChildService second = start("second", "0").awaitListening()) {
            for (ChildService service : List.of(first, second)) {
                String base = "http://localhost:" + service.port();
                given().get(base + "/q/health/ready").then().statusCode(200).body("status", is("UP"));
                given().get(base + "/q/health/well").then().statusCode(200);
                for (String path : List.of("/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
                    given().get(base + path).then().statusCode(200);
                }
                given().post(base + "/douyin/publish/actionUrl").then().statusCode(404);
                given().queryParam("username", "mango")
                        .queryParam("password", Client.PASSWORD)
                        .post(base + "/douyin/user/register")
                        .then()
                        .body("status_code", is(0));
            }
        }
    }

    @Test
    void aTakenPortEndsTheStartBeforeTheServersStart() {
        try (ChildService first = start("first", "0").awaitListening();
                ChildService second = start("second", Integer.toString(first.port()))) {
            assertThat(second.awaitExit()).isNotZero();
            assertThat(ProductionStartIT.lines(second))
                    .singleElement()
                    .asString()
                    .contains("port " + first.port(), "QUARKUS_HTTP_PORT");
        }
        assertThat(homes.resolve("second")).doesNotExist();
    }

    private ChildService start(String home, String port) {
        return ChildService.packaged(Map.of(
                "clipstream.home",
                homes.resolve(home).toString(),
                "clipstream.demo-data",
                "false",
                "clipstream.embedded.binaries",
                "target/clipstream-binaries",
                "quarkus.http.port",
                port));
    }
}
