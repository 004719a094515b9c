package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.DirectDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks from another connection at the rows of one that is configured as those of the pool. */
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
        options.putAll(pool.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcProperties());
        connection = database.connect(options);
        observer = database.connect();
        execute(observer, "drop table if exists written", "create table written (id int primary key)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        execute(observer, "drop table written");
        observer.close();
    }

    @Test
    void aConnectionForTransactionsOnlyIsToldOnce() throws SQLException {
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

    /** The documentation of JDBC says so. */
    @Test
    void whatIsNotCommittedYetIsCommittedWhenTheModeChanges() throws SQLException {
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

    @Test
    void aServerThatWasToldBySomebodyElseIsToldAgain() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        execute(connection, "set autocommit = 1");
        connection.commit();
        connection.setAutoCommit(true);
        connection.setAutoCommit(false);
        insert(2);
        assertThat(rows()).isEqualTo(1);
        connection.rollback();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksMeanwhileWritesNothing() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        connection.commit();
        connection.setAutoCommit(true);
        execute(observer, "kill " + number(connection, "select connection_id()", 1));
        assertThatThrownBy(() -> insert(2)).isInstanceOf(SQLException.class);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsNotInUseHoldsNothing() throws SQLException {
        connection.setAutoCommit(false);
        insert(1);
        number(connection, "select count(*) from written", 1);
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(connection.isValid(5)).isTrue();
        // It would wait for a transaction that has read the table, and fail.
        execute(observer, "set lock_wait_timeout = 1", "alter table written add column note int");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void oneConnectionOfThePoolServesBoth() throws SQLException {
        Set<Long> inTransactions = new HashSet<>();
        Set<Long> without = new HashSet<>();
        for (int id = 1; id <= 20; id += 2) {
            int first = id;
            inTransactions.add(QuarkusTransaction.requiringNew().call(() -> insertInPool(first)));
            without.add(insertInPool(id + 1));
            assertThat(rows()).isEqualTo(id + 1);
        }
        assertThat(inTransactions).containsAnyElementsOf(without);
    }

    /** Returns the id of the connection. */
    private long insertInPool(int id) {
        try (Connection pooled = pool.getConnection()) {
            execute(pooled, "insert into written values (" + id + ")");
            return number(pooled, "select connection_id()", 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Inserts by a statement that the server prepares: the driver treats it differently from a text. */
    private void insert(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into written (id) values (?)")) {
            statement.setInt(1, id);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String... texts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
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
