package dev.clipstream.recount;

/**
 * A counter and the rows that it counts.
 *
 * @param rows SQL that counts the rows for the row {@code t} of the counter's table
 */
record Counter(String table, String column, String rows) {

    /** Gives a statement more time than usual, 25 seconds, first in MariaDB's words and then in MySQL's. */
    private static final String LONG_SELECT =
            "/*M! set statement max_statement_time=25 for */ select /*+ max_execution_time(25000) */ ";

    /** Returns SQL for the ids, above the first parameter and up to the second, whose counter seems wrong. */
    String selectSuspects() {
        return LONG_SELECT
                + "t.id from %s t where t.id > ?1 and t.id <= ?2 and t.%s <> (%s)".formatted(table, column, rows);
    }

    /** Returns SQL for the counter's value at an id, which locks the row. */
    String selectLocked() {
        return "select t.%s from %s t where t.id = ?1 for update".formatted(column, table);
    }

    /** Returns SQL for the correct value at an id. */
    String selectCounted() {
        return LONG_SELECT + "(%s) from %s t where t.id = ?1".formatted(rows, table);
    }

    String update() {
        return "update %s set %s = ?1 where id = ?2".formatted(table, column);
    }
}
