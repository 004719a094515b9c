package dev.clipstream.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration run for as long as it takes: the limits of a request's statements, the socket's and MariaDB's, would
 * end it halfway. MySQL's own is for queries only. The connection is one of the pool, so it gets its limits back.
 */
final class UnlimitedMigration implements Callback {

    private int usual;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, 0);
                executeOnMariaDb(connection, "set @usual_limit = @@max_statement_time, max_statement_time = 0");
            } else {
                connection.setNetworkTimeout(Runnable::run, usual);
                executeOnMariaDb(connection, "set max_statement_time = @usual_limit");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not change the limits of a migration's connection", e);
        }
    }

    private static void executeOnMariaDb(Connection connection, String sql) throws SQLException {
        if (connection.getMetaData().getDatabaseProductVersion().contains("MariaDB")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public String getCallbackName() {
        return "unlimited migration";
    }
}
