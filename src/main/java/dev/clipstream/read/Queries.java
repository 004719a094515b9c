package dev.clipstream.read;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Runs the HQL of the read side, with named parameters. */
@Singleton
class Queries {

    private final EntityManager entityManager;

    Queries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters, int count) {
        return list(type, hql, parameters, 0, count);
    }

    <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters, int offset, int count) {
        return query(type, hql, parameters)
                .setFirstResult(offset)
                .setMaxResults(count)
                .getResultList();
    }

    <T> Optional<T> first(Class<T> type, String hql, Map<String, ?> parameters) {
        return list(type, hql, parameters, 1).stream().findFirst();
    }

    /**
     * Loads the cards of a list in one statement and returns them in the order of their ids. An id without a card is left
     * out.
     *
     * @param hql selects the cards whose ids are in {@code :ids}
     */
    <T> List<T> batch(
            Class<T> type, String hql, Map<String, ?> parameters, Collection<Long> ids, Function<T, Long> id) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, T> cards = query(type, hql, parameters).setParameter("ids", ids).getResultList().stream()
                .collect(toMap(id, Function.identity()));
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    private <T> TypedQuery<T> query(Class<T> type, String hql, Map<String, ?> parameters) {
        TypedQuery<T> query = entityManager.createQuery(hql, type);
        parameters.forEach(query::setParameter);
        return query;
    }
}
