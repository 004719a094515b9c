package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreparedStatementsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theServerPreparesAStatementOnceForAConnection() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long before = prepared(connection);
            for (long number = 1; number <= 3; number++) {
                assertThat(echo(connection, "select ? + 0 as prepared_once", number))
                        .isEqualTo(number);
            }
            assertThat(prepared(connection)).isEqualTo(before + 1);
        }
    }

    @Test
    void aServerThatPreparesNoMoreGetsTexts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long most = number(statement, "select @@global.max_prepared_stmt_count");
            statement.execute("set global max_prepared_stmt_count = 0");
            try {
                assertThat(echo(connection, "select ? + 0 as sent_as_text", 5)).isEqualTo(5);
            } finally {
                statement.execute("set global max_prepared_stmt_count = " + most);
            }
        }
    }

    private static long echo(Connection connection, String sql, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static long prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show session status like 'Com_stmt_prepare'")) {
            row.next();
            return row.getLong(2);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        ResultSet row = statement.executeQuery(sql);
        row.next();
        return row.getLong(1);
    }
}
