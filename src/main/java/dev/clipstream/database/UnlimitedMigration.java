package dev.clipstream.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration run for as long as it takes: the socket's time-out, which ends a request's statement, would leave half
 * a migration behind. The connection is one of the pool, so it gets its time-out back.
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
            }
            connection.setNetworkTimeout(Runnable::run, event == Event.BEFORE_EACH_MIGRATE ? 0 : usual);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not set the time-out of a migration", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unlimited migration";
    }
}
