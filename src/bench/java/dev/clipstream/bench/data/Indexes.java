package dev.clipstream.bench.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The secondary indexes of a table, which are built at once after its rows are there: that takes a part of the time.
 *
 * @param definitions how they are added again, by name and in their order
 */
record Indexes(Connection connection, String table, Map<String, String> definitions) {

    static Indexes drop(Connection connection, String table) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet part = statement.executeQuery("show index from " + table)) {
            while (part.next()) {
                String name = part.getString("Key_name");
                if (!name.equals("PRIMARY")) {
                    String kind = part.getBoolean("Non_unique") ? "add key " : "add unique key ";
                    String length = part.getString("Sub_part");
                    String column = part.getString("Column_name") + (length == null ? "" : "(" + length + ")");
                    definitions.merge(name, kind + name + " (" + column, (begun, more) -> begun + ", " + column);
                }
            }
        }
        Indexes indexes = new Indexes(connection, table, definitions);
        indexes.alter(
                definitions.keySet().stream().map(name -> "drop key " + name).collect(Collectors.joining(", ")));
        return indexes;
    }

    void addAgain() throws SQLException {
        alter(String.join("), ", definitions.values()) + ")");
    }

    private void alter(String changes) throws SQLException {
        if (!definitions.isEmpty()) {
            DataSet.execute(connection, "alter table " + table + " " + changes);
        }
    }
}
