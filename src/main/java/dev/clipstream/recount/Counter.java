package dev.clipstream.recount;

/**
 * A counter and the rows that it counts.
 *
 * @param rows SQL that counts the rows for the row {@code t} of the counter's table
 */
record Counter(String table, String column, String rows) {

    /** Returns SQL for the ids, above the first parameter and up to the second, whose counter seems wrong. */
    String selectSuspects() {
        return "select t.id from %s t where t.id > ?1 and t.id <= ?2 and t.%s <> (%s)".formatted(table, column, rows);
    }

    /** Returns SQL for the counter's value at an id, which locks the row. */
    String selectLocked() {
        return "select t.%s from %s t where t.id = ?1 for update".formatted(column, table);
    }

    /** Returns SQL for the correct value at an id. */
    String selectCounted() {
        return "select (%s) from %s t where t.id = ?1".formatted(rows, table);
    }

    String update() {
        return "update %s set %s = ?1 where id = ?2".formatted(table, column);
    }
}
