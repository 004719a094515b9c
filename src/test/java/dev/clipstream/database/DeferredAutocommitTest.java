package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.DirectDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at rows from another connection, and at what the server counts for a connection. */
@QuarkusTest
class DeferredAutocommitTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    DirectDatabase database;

    private Connection connection;
    private Connection observer;

    @BeforeEach
    void connect() throws SQLException {
        Properties options = new Properties();
        options.setProperty("queryInterceptors", DeferredAutocommit.class.getName());
        options.setProperty("useLocalSessionState", "true");
        connection = database.connect(options);
        observer = database.connect();
        execute(observer, "create table written (id int primary key)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        execute(observer, "drop table written");
        observer.close();
    }

    @Test
    void aConnectionOfTransactionsIsToldOnce() throws SQLException {
        long before = settings();
        for (int id = 1; id <= 3; id++) {
            connection.setAutoCommit(false);
            insert(id);
            assertThat(rows()).isEqualTo(id - 1);
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(rows()).isEqualTo(id);
        }
        connection.setAutoCommit(false);
        assertThat(settings()).isEqualTo(before + 1);
    }

    @Test
    void whatIsWrittenWithoutATransactionIsCommittedAtOnce() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(connection.getAutoCommit()).isTrue();
        insert(2);
        assertThat(rows()).isEqualTo(1);
        connection.setAutoCommit(false);
        insert(3);
        assertThat(rows()).isEqualTo(1);
        connection.rollback();
        assertThat(rows()).isEqualTo(1);
    }

    /** As the documentation of JDBC says. */
    @Test
    void whatIsNotCommittedYetIsSoWhenTheModeChanges() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        connection.setAutoCommit(true);
        assertThat(rows()).isEqualTo(1);
        insert(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aStatementThatFailsOutsideOfATransactionLeavesNothingOpen() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        connection.commit();
        connection.setAutoCommit(true);
        assertThatThrownBy(() -> insert(1)).isInstanceOf(SQLException.class);
        insert(2);
        assertThat(rows()).isEqualTo(2);
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> insert(1)).isInstanceOf(SQLException.class);
        insert(3);
        connection.rollback();
        assertThat(rows()).isEqualTo(2);
    }

    /** With Agroal and the transaction manager. */
    @Test
    void thePoolHasConnectionsForBoth() throws SQLException {
        for (int id = 1; id <= 20; id += 2) {
            String insertion = "insert into written values (%d)";
            int first = id;
            QuarkusTransaction.requiringNew().run(() -> executeInPool(insertion.formatted(first)));
            executeInPool(insertion.formatted(id + 1));
            assertThat(rows()).isEqualTo(id + 1);
        }
    }

    private void executeInPool(String sql) {
        try (Connection pooled = pool.getConnection()) {
            execute(pooled, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(int id) throws SQLException {
        execute(connection, "insert into written values (" + id + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows() throws SQLException {
        return number(observer, "select count(*) from written", 1);
    }

    /** Returns how often the server was told to change a variable of the session. */
    private long settings() throws SQLException {
        return number(connection, "show session status like 'Com_set_option'", 2);
    }

    private static long number(Connection connection, String sql, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(column);
        }
    }
}
