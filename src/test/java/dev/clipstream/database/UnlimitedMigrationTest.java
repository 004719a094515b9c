package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import dev.clipstream.fixture.DirectDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrates with a statement that takes longer than the statements of its connection may. */
@QuarkusTest
class UnlimitedMigrationTest {

    private static final int CONNECTIONS = 4;
    private static final int SOCKET_TIMEOUT_MS = 2000;
    /** MySQL's limit is for queries only, so it is none here. */
    private static final String LIMITED = "set /*M!100101 max_statement_time = 2, */ @limited = 1";

    private static final String HISTORY = "slow_migrations";

    @Inject
    Flyway flyway;

    @Inject
    DirectDatabase direct;

    @TempDir
    Path migrations;

    private AgroalDataSource pool;

    @BeforeEach
    void openAnImpatientPool() throws Exception {
        Files.writeString(migrations.resolve("V1__slow.sql"), "create table slow_migration select sleep(3) as slept;");
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(direct.url())
                                .initialSql(LIMITED)
                                .jdbcProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_MS))
                                .principal(new NamePrincipal(direct.username()))
                                .credential(new SimplePassword(direct.password())))));
    }

    @AfterEach
    void closeThePool() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists slow_migration, " + HISTORY);
        }
        pool.close();
    }

    @Test
    void aSlowMigrationIsNotCutOff() throws SQLException {
        assertThat(migrate(flyway.getConfiguration().getCallbacks())).isOne();

        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(pool.getConnection());
        }
        for (Connection connection : all) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(SOCKET_TIMEOUT_MS);
            assertThat(limit(connection)).isIn("none", "2.000000");
            connection.close();
        }
    }

    @Test
    void withoutOurCallbacksItIs() {
        assertThatThrownBy(this::migrate)
                .isInstanceOf(FlywayException.class)
                .satisfies(failure -> assertThat(getStackTrace(failure))
                        .containsAnyOf("Communications link failure", "max_statement_time exceeded"));
    }

    private static String limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show variables like 'max_statement_time'")) {
            return row.next() ? row.getString("Value") : "none";
        }
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
