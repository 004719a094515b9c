package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.EmbeddedServersResource;
import dev.clipstream.fixture.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the production package on an empty database, as the manifests do, and on what it refuses. */
@Execution(ExecutionMode.CONCURRENT)
class MigrationIT {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final Map<String, String> MIGRATE =
            Map.of("quarkus.init-and-exit", "true", "quarkus.flyway.migrate-at-start", "true");

    /** The logger of migrations. */
    private static final String FLYWAY = "or.fl.co.";

    private static final Map<String, String> CHECK = Map.of("clipstream.schema", "check");

    private final Map<String, String> servers = servers();

    @Test
    void aMigrationRunEndsAndTheServiceOnlyChecks() throws IOException {
        try (ChildService tooEarly = run(CHECK)) {
            assertThat(tooEarly.awaitExit()).isNotZero();
            assertThat(tooEarly.output()).contains("resolved migration not applied");
        }
        // beside the old version, on whose port it does not listen
        try (ServerSocket taken = new ServerSocket(0)) {
            servers.put("quarkus.http.port", Integer.toString(taken.getLocalPort()));
            try (ChildService migration = run(MIGRATE)) {
                assertThat(migration.awaitExit()).as(migration.output()).isZero();
                assertThat(migration.output()).doesNotContain("Listening on");
            }
        }
        servers.put("quarkus.http.port", "0");
        try (ChildService service = run(CHECK)) {
            assertThat(service.awaitStarted().port()).isPositive();
        }
    }

    @Test
    void aServiceWithoutSettingsMigratesOnce() {
        try (ChildService first = run(Map.of())) {
            assertThat(first.awaitStarted().output()).contains("Successfully applied");
        }
        for (Map<String, String> mode : List.of(Map.<String, String>of(), CHECK)) {
            try (ChildService next = run(mode)) {
                assertThat(next.awaitStarted().output()).doesNotContain(FLYWAY);
            }
        }
    }

    @Test
    void aServiceThatTrustsDoesNotReadTheSchema() {
        try (ChildService service = run(Map.of("clipstream.schema", "trust"))) {
            assertThat(service.awaitStarted().output()).doesNotContain(FLYWAY);
        }
    }

    /** Migrations before 1.0 had versions like 0001. */
    @Test
    void aDatabaseFromBeforeOneZeroIsRefusedInOneLine() throws SQLException {
        try (ChildService migration = run(MIGRATE)) {
            assertThat(migration.awaitExit()).as(migration.output()).isZero();
        }
        try (Connection connection = connect()) {
            connection.createStatement().execute("update flyway_schema_history set version = concat('000', version)");
        }
        for (Map<String, String> mode : List.of(MIGRATE, CHECK)) {
            assertRefused(mode, "before Clipstream 1.0");
        }
    }

    /** MySQL keeps a failed migration in its history, where it stops every later one. */
    @Test
    void aFailedMigrationIsRepeatedAfterARepair() throws SQLException {
        try (ChildService migration = run(MIGRATE)) {
            assertThat(migration.awaitExit()).as(migration.output()).isZero();
        }
        try (Connection connection = connect()) {
            // Undoes what the last migration has done.
            connection.createStatement().execute("alter table delivery add key delivery_message (message_id)");
            connection
                    .createStatement()
                    .execute("update flyway_schema_history set success = false where version = '10'");
        }
        try (ChildService stopped = run(MIGRATE)) {
            assertThat(stopped.awaitExit()).isNotZero();
            assertThat(stopped.output()).contains("Detected failed migration to version 10");
        }
        Map<String, String> repair = new HashMap<>(MIGRATE);
        repair.put("quarkus.flyway.repair-at-start", "true");
        try (ChildService repaired = run(repair)) {
            assertThat(repaired.awaitExit()).as(repaired.output()).isZero();
        }
        try (ChildService service = run(CHECK)) {
            assertThat(service.awaitStarted().output()).doesNotContain(FLYWAY);
        }
    }

    @Test
    void aDatabaseThatLosesFractionsIsRefusedInOneLine() {
        servers.computeIfPresent(URL, (key, url) -> url + "&sendFractionalSeconds=false");
        assertRefused(MIGRATE, "sendFractionalSeconds");
    }

    /** As in the manifests, until somebody sets them. */
    @Test
    void aPlaceholderForTheTrustedProxiesIsRefusedInOneLine() {
        assertRefused(
                Map.of(
                        "clipstream.schema",
                        "trust",
                        "quarkus.http.proxy.trusted-proxies",
                        "127.0.0.1/32,::1/128,NETWORK-OF-THE-INGRESS"),
                "neither an address nor a network");
    }

    private void assertRefused(Map<String, String> mode, String reason) {
        try (ChildService refused = run(mode)) {
            assertThat(refused.awaitExit()).isNotZero();
            assertThat(refused.output()).containsOnlyOnce(reason).doesNotContain("\tat ");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                servers.get(URL),
                servers.get("quarkus.datasource.username"),
                servers.get("quarkus.datasource.password"));
    }

    private ChildService run(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(servers);
        properties.putAll(more);
        return ChildService.packaged(properties);
    }

    private static Map<String, String> servers() {
        Map<String, String> properties = new HashMap<>(new EmbeddedServersResource().start());
        properties.computeIfPresent(URL, (key, url) -> TestDatabase.another(url));
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        return properties;
    }
}
