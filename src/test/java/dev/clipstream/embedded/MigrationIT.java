package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The production package on an empty database, as the manifests run it. */
class MigrationIT {

    private static final Map<String, String> MIGRATE =
            Map.of("quarkus.init-and-exit", "true", "quarkus.flyway.migrate-at-start", "true");
    private static final Map<String, String> CHECK =
            Map.of("quarkus.flyway.migrate-at-start", "false", "quarkus.flyway.validate-at-start", "true");

    private final Map<String, String> servers = servers();

    @Test
    void oneRunMigratesAndEndsTheServiceOnlyChecks() {
        try (ChildService tooEarly = run(CHECK)) {
            assertThat(tooEarly.awaitExit()).isNotZero();
            assertThat(tooEarly.output()).contains("resolved migration not applied");
        }
        try (ChildService migration = run(MIGRATE)) {
            assertThat(migration.awaitExit()).as(migration.output()).isZero();
            assertThat(migration.output()).doesNotContain("Listening on");
        }
        try (ChildService service = run(CHECK)) {
            assertThat(service.awaitStarted().port()).isPositive();
        }
    }

    private ChildService run(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(servers);
        properties.putAll(more);
        return ChildService.packaged(properties);
    }

    private static Map<String, String> servers() {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.computeIfPresent("quarkus.datasource.jdbc.url", (key, url) -> TestDatabase.another(url));
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        return properties;
    }
}
