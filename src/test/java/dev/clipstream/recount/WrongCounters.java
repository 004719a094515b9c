package dev.clipstream.recount;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds counters that differ from the rows that they count in the database of a service in another process. */
public final class WrongCounters {

    private WrongCounters() {}

    /** Returns the tables, columns and ids of wrong counters, while nobody writes. */
    public static List<String> in(Connection connection) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Counter counter : RecountJob.COUNTERS) {
            try (PreparedStatement suspects =
                    connection.prepareStatement(counter.selectSuspects().replaceAll("\\?\\d", "?"))) {
                suspects.setLong(1, 0);
                suspects.setLong(2, Long.MAX_VALUE);
                ResultSet ids = suspects.executeQuery();
                while (ids.next()) {
                    wrong.add("%s.%s of id %d".formatted(counter.table(), counter.column(), ids.getLong(1)));
                }
            }
        }
        return wrong;
    }
}
