package dev.clipstream.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Refuses a database from before Clipstream 1.0, whose migrations had versions of four digits. */
final class OutdatedSchema implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String history = context.getConfiguration().getTable();
        try {
            Connection connection = context.getConnection();
            if (isAny(
                            connection,
                            "information_schema.tables where table_schema = database() and table_name = '%s'",
                            history)
                    && isAny(connection, "%s where version = '0001'", history)) {
                throw new ConfigurationException(
                        "The database was made before Clipstream 1.0, which does not migrate it: please configure an empty one"
                                + " or, for the embedded one, another clipstream.home (CLIPSTREAM_HOME)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the history of migrations", e);
        }
    }

    private static boolean isAny(Connection connection, String rows, String history) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("select 1 from " + rows.formatted(history))
                    .next();
        }
    }

    @Override
    public String getCallbackName() {
        return "outdated schema";
    }
}
