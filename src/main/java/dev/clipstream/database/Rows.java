package dev.clipstream.database;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Runs the SQL of the few reads that are too frequent for Hibernate, on connections of the same pool. What is kept of them
 * for others must not be read in a transaction that has changed it.
 */
@Singleton
public class Rows {

    private final AgroalDataSource database;

    Rows(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes a value of the present row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param parameters numbers, texts, moments, or collections of numbers for {@link #in} */
    public <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return list(connection, sql, reader, parameters);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    /** Returns {@code in (?, …)} for the ids. Few lengths occur, so that the driver knows the statement's text. */
    public static String in(Collection<Long> ids) {
        return "in (?" + ", ?".repeat(padded(ids) - 1) + ")";
    }

    public static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        int position = 0;
        for (Object parameter : parameters) {
            switch (parameter) {
                case Collection<?> ids -> {
                    Object last = null;
                    for (Object id : ids) {
                        last = id;
                        statement.setObject(++position, id);
                    }
                    for (int i = ids.size(); i < padded(ids); i++) {
                        statement.setObject(++position, last);
                    }
                }
                case Instant moment -> statement.setObject(++position, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                default -> statement.setObject(++position, parameter);
            }
        }
    }

    private static int padded(Collection<?> ids) {
        return padded(ids.size());
    }

    /** Returns the next power of two. */
    static int padded(int count) {
        int highest = Integer.highestOneBit(count);
        return highest == count ? highest : highest << 1;
    }
}
