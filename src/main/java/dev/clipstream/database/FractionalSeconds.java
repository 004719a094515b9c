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

/** Makes every new connection keep the microseconds of times, which order messages, or refuses it. */
@Singleton
public class FractionalSeconds implements AgroalPoolInterceptor {

    private static final Instant SAMPLE = Instant.parse("2001-02-03T04:05:06.123456Z");

    /** Throws a {@link ConfigurationException} of one line, and closes the connection, if it loses fractions. */
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
            throw new IllegalStateException("The database does not tell the time", e);
        }
    }

    /** With several hosts in its URL the driver may have opened another connection beneath this one. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            enable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection does not tell its server", e);
        }
    }

    /** MariaDB 10 announces itself as MySQL 5.5.5, and the driver sends whole seconds to that. */
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
            return false; // a server of before fractions
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
