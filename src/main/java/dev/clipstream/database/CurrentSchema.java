package dev.clipstream.database;

import dev.clipstream.database.SchemaConfig.Action;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Lets Flyway migrate the tables when the service starts, unless one query shows that they are current: Flyway takes an
 * eighth of the start of a native executable.
 */
@Singleton
class CurrentSchema {

    /** The version of the last file in {@code db/migration}. */
    static final String VERSION = "10";

    private static final String UNREACHABLE =
            "Clipstream cannot start, the database does not answer (%s): please check quarkus.datasource.jdbc.url"
                    + " (QUARKUS_DATASOURCE_JDBC_URL), quarkus.datasource.username (QUARKUS_DATASOURCE_USERNAME) and"
                    + " quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)";

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private final SchemaConfig config;
    private final DataSource database;
    private final Instance<Flyway> flyway;

    CurrentSchema(SchemaConfig config, DataSource database, Instance<Flyway> flyway) {
        this.config = config;
        this.database = database;
        this.flyway = flyway;
    }

    void require(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
        if (config.action() == Action.TRUST || isCurrent()) {
            return;
        }
        if (config.action() == Action.MIGRATE) {
            flyway.get().migrate();
        } else {
            flyway.get().validate();
        }
    }

    private boolean isCurrent() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "select version, success from flyway_schema_history order by installed_rank desc limit 1")) {
            return last.next() && VERSION.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLSyntaxErrorException e) {
            return false; // the table does not exist yet
        } catch (SQLException e) {
            throw new ConfigurationException(UNREACHABLE.formatted(reason(e)));
        }
    }

    /** Returns the message of the deepest cause that has one: the others only say that there is no connection. */
    private static String reason(Throwable failure) {
        String deeper = failure.getCause() == null ? null : reason(failure.getCause());
        return deeper == null ? failure.getMessage() : deeper;
    }
}
