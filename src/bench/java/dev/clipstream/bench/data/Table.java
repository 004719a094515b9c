package dev.clipstream.bench.data;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Inserts the rows of a table in batches, which the driver rewrites to statements of many rows. */
record Table(Connection connection, PrintStream out, String name, String columns) {

    private static final int BATCH = 1000;

    /** Returns the values of a row, in the order of the columns. */
    interface Row {
        Object[] values(int number);
    }

    /** Inserts the rows 1 to {@code count} in one transaction, and then builds the indexes. */
    void fill(int count, Row row) throws SQLException {
        Indexes indexes = Indexes.drop(connection, name);
        insert(count, row);
        connection.commit();
        long start = System.nanoTime();
        indexes.addAgain();
        out.printf("%-14s its indexes took %.1f s%n", "", (System.nanoTime() - start) / 1e9);
    }

    private void insert(int count, Row row) throws SQLException {
        Progress progress = new Progress(out, name, count);
        String marks = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        String insert = "insert into %s (%s) values (%s)".formatted(name, columns, marks);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int number = 1; number <= count; number++) {
                Object[] values = row.values(number);
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.addBatch();
                if (number % BATCH == 0 || number == count) {
                    statement.executeBatch();
                    progress.show(number);
                }
            }
        }
    }
}
