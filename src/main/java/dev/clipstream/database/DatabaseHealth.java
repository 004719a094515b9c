package dev.clipstream.database;

import dev.clipstream.health.ServerHealth;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Warns when the database does not answer, or all connections are in use. The service is ready all the same: it answers
 * in the client's dialect that the database is not available.
 */
@Wellness
@Singleton
class DatabaseHealth extends ServerHealth {

    private final DataSource database;

    DatabaseHealth(DataSource database) {
        super("database", "MySQL does not answer: only media and drawings are served");
        this.database = database;
    }

    @Override
    protected void ping() throws SQLException {
        // The pool drops a connection on which a statement fails. One that is merely not valid would seem freshly used.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }
}
