package dev.clipstream.database;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.List;

/** Runs SQL with positional parameters, for what HQL cannot say to both MySQL and MariaDB. */
public final class Sql {

    private Sql() {}

    /** Returns the number of rows that were inserted or changed. */
    public static int update(String sql, Object... parameters) {
        return query(Panache.getEntityManager().createNativeQuery(sql), parameters)
                .executeUpdate();
    }

    /** Locks the rows that a {@code select … for update} finds; returns whether there are any. */
    public static boolean lock(String sql, Object... parameters) {
        return !numbers(sql, parameters).isEmpty();
    }

    @SuppressWarnings("unchecked")
    public static List<Long> numbers(String sql, Object... parameters) {
        return query(Panache.getEntityManager().createNativeQuery(sql, Long.class), parameters)
                .getResultList();
    }

    /** Returns the rows, each as the values of its columns. */
    @SuppressWarnings("unchecked")
    public static List<Object[]> rows(String sql, Object... parameters) {
        return query(Panache.getEntityManager().createNativeQuery(sql), parameters)
                .getResultList();
    }

    private static Query query(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
