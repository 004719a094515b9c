package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clipstream.problem.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Connects as the service does, with a URL whose first host is away. */
@QuarkusTest
class FailOverTest {

    @Inject
    AgroalDataSource database;

    @Test
    void afterAFailOverTheNextHostIsWrittenTo() {
        assertThatCode(() -> write(Map.of())).doesNotThrowAnyException();
    }

    /** With the driver's own default. */
    @Test
    void aConnectionThatTheDriverHasMadeReadOnlyIsReplaced() {
        SQLException refusal =
                catchThrowableOfType(SQLException.class, () -> write(Map.of("failOverReadOnly", "true")));
        assertThat(DatabaseFailure.of(refusal)).contains(DatabaseFailure.READ_ONLY);
        assertThat(pool().exceptionSorter().isFatal(refusal)).isTrue();
    }

    private void write(Map<String, String> options) throws SQLException {
        var factory = pool().connectionFactoryConfiguration();
        Properties all = new Properties();
        all.putAll(factory.jdbcProperties());
        all.putAll(options);
        all.setProperty("user", factory.principal().getName());
        factory.credentials().forEach(credential -> all.setProperty("password", credential.toString()));
        try (Connection connection =
                        DriverManager.getConnection(factory.jdbcUrl().replace("://", "://127.0.0.1:1,"), all);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from delivery where account_id = -1");
        }
    }

    private AgroalConnectionPoolConfiguration pool() {
        return database.getConfiguration().connectionPoolConfiguration();
    }
}
