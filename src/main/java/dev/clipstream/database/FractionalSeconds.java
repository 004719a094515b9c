package dev.clipstream.database;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSession;
import com.mysql.cj.protocol.a.NativeCapabilities;
import com.mysql.cj.protocol.a.NativePacketPayload;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Timestamp;
import java.time.Instant;

/** Makes every new connection keep the microseconds of times, which order messages, or refuses the connection. */
@Singleton
public class FractionalSeconds implements AgroalPoolInterceptor {

    private static final Instant SAMPLE = Instant.parse("2001-02-03T04:05:06.123456Z");

    /** Closes a connection that loses fractions of seconds and throws a {@link ConfigurationException} of one line. */
    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            enable(connection);
            if (!keepsFractions(connection)) {
                String server = connection.getMetaData().getDatabaseProductVersion();
                connection.unwrap(JdbcConnection.class).close();
                throw new ConfigurationException(
                        ("The database (%s) loses the fractions of seconds that order messages: please configure one that"
                                        + " is MySQL 8.0, MariaDB 10.11 or later, by a quarkus.datasource.jdbc.url"
                                        + " (QUARKUS_DATASOURCE_JDBC_URL) without sendFractionalSeconds=false")
                                .formatted(server));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not test the times of the database", e);
        }
    }

    /** Repeats it: with several hosts in its URL, the driver may have opened another connection beneath. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            enable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the server of the connection", e);
        }
    }

    /** Makes the driver send fractions: MariaDB 10 announces itself as MySQL 5.5.5, which gets whole seconds. */
    private static void enable(Connection connection) throws SQLException {
        ServerSession session =
                connection.unwrap(JdbcConnection.class).getSession().getServerSession();
        if (!session.getCapabilities().serverSupportsFracSecs()) {
            NativePacketPayload announcement =
                    ((NativeCapabilities) session.getCapabilities()).getInitialHandshakePacket();
            announcement.setPosition(0);
            session.setCapabilities(new FractionalCapabilities(announcement));
        }
    }

    private static boolean keepsFractions(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select cast(? as datetime(6))")) {
            statement.setTimestamp(1, Timestamp.from(SAMPLE));
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getTimestamp(1).getNanos() == SAMPLE.getNano();
        } catch (SQLSyntaxErrorException e) {
            return false; // the server is too old for fractions
        }
    }

    private static final class FractionalCapabilities extends NativeCapabilities {

        FractionalCapabilities(NativePacketPayload announcement) {
            super(announcement);
        }

        @Override
        public boolean serverSupportsFracSecs() {
            return true;
        }
    }
}
