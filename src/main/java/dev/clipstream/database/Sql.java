package dev.clipstream.database;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /**
     * As {@link #rows}, past Hibernate, for statements with many parameters.
     *
     * @param parameters as those of {@link Rows#list}
     */
    public static <T> List<T> list(String sql, Rows.Reader<T> reader, Object... parameters) {
        return Panache.getSession().doReturningWork(connection -> Rows.list(connection, sql, reader, parameters));
    }

    /** As {@link #update}, past Hibernate, for statements with many parameters. */
    public static int updateMany(String sql, Object... parameters) {
        return Panache.getSession().doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Rows.bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /** Inserts a row for each link, given an insertion of one whose parameters are the link's ends and the moment. */
    public static void insertAll(String insert, Collection<Link> links, Instant now) {
        List<Object> parameters = new ArrayList<>();
        for (Link link : links) {
            parameters.addAll(List.of(link.fromId(), link.toId(), now));
        }
        updateMany(insert + ", (?, ?, ?)".repeat(links.size() - 1), parameters.toArray());
    }

    /**
     * Adds numbers to columns of rows, in one statement.
     *
     * @param deltas for each column what to add to it in the row of each id
     */
    public static void add(String table, Map<String, Map<Long, Long>> deltas) {
        Map<String, Map<Long, Long>> changes = new TreeMap<>(deltas);
        changes.values().removeIf(ofIds -> ofIds.values().stream().allMatch(delta -> delta == 0));
        if (changes.isEmpty()) {
            return;
        }
        Set<Long> ids = new TreeSet<>();
        changes.values().forEach(ofIds -> ids.addAll(ofIds.keySet()));
        List<Object> parameters = new ArrayList<>();
        int count = Rows.padded(ids.size());
        String cases = " + case id" + " when ? then ?".repeat(count) + " end";
        String sets = changes.keySet().stream()
                .map(column -> column + " = " + column + cases)
                .collect(joining(", "));
        changes.values().forEach(ofIds -> {
            for (long id : padded(ids, count)) {
                parameters.add(id);
                parameters.add(ofIds.getOrDefault(id, 0L));
            }
        });
        parameters.add(ids);
        updateMany("update " + table + " set " + sets + " where id " + Rows.in(ids), parameters.toArray());
    }

    private static List<Long> padded(Collection<Long> ids, int count) {
        List<Long> padded = new ArrayList<>(ids);
        padded.addAll(Collections.nCopies(count - ids.size(), padded.getLast()));
        return padded;
    }

    /** Returns a table of links for a statement, {@code (select ? a, ? b union all …)}; {@link #parameters} are its own. */
    public static String table(Collection<Link> links, String from, String to) {
        return "(select ? " + from + ", ? " + to + " union all select ?, ?".repeat(Rows.padded(links.size()) - 1) + ")";
    }

    /** Returns the parameters of {@link #table}. */
    public static Object[] parameters(Collection<Link> links) {
        List<Object> parameters = new ArrayList<>();
        Link last = null;
        for (Link link : links) {
            parameters.add(link.fromId());
            parameters.add(link.toId());
            last = link;
        }
        for (int i = links.size(); i < Rows.padded(links.size()); i++) {
            parameters.add(last.fromId());
            parameters.add(last.toId());
        }
        return parameters.toArray();
    }

    private static Query query(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
