package dev.clipstream.dialect.shortvideo;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EmbeddedServersResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(EmbeddedServersResource.class)
class PathContractIT extends PathContractTest {

    @Test
    void publishingByAddressIsForDevelopmentOnly() {
        Client.anonymous(Dialect.BYTEHUNTERS)
                .post(
                        "publish/actionUrl",
                        "id",
                        1,
                        "url",
                        "https://example.org/a",
                        "cover_url",
                        "https://example.org/b")
                .then()
                .statusCode(404);
    }
}
