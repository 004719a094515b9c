package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrates with a statement that takes longer than the socket of its connection waits. */
@QuarkusTest
class UnlimitedMigrationTest {

    private static final int SOCKET_TIMEOUT_MS = 2000;
    private static final String HISTORY = "slow_migrations";

    @Inject
    Flyway flyway;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    @TempDir
    Path migrations;

    private AgroalDataSource pool;

    @BeforeEach
    void openAnImpatientPool() throws Exception {
        Files.writeString(migrations.resolve("V1__slow.sql"), "do sleep(3);");
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(4)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .jdbcProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_MS))
                                .principal(new NamePrincipal(username))
                                .credential(new SimplePassword(password.orElse(""))))));
    }

    @AfterEach
    void closeThePool() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + HISTORY);
        }
        pool.close();
    }

    @Test
    void aSlowMigrationIsNotCutOff() throws SQLException {
        assertThat(migrate(flyway.getConfiguration().getCallbacks())).isOne();

        for (int i = 0; i < pool.getMetrics().availableCount(); i++) {
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(SOCKET_TIMEOUT_MS);
            }
        }
    }

    @Test
    void withoutOurCallbacksItIs() {
        assertThatThrownBy(this::migrate)
                .isInstanceOf(FlywayException.class)
                .hasStackTraceContaining("Communications link failure");
    }

    /** Keeps a history of its own beside the tables of the service. */
    private int migrate(Callback... callbacks) {
        return Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + migrations)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(callbacks)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
