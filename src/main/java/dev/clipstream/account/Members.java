package dev.clipstream.account;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Loads members, a whole list in one statement. */
@Singleton
public class Members {

    private static final String LOAD = "select " + Member.SELECT + " from Account a where a.id in :ids";

    private final EntityManager entityManager;

    Members(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Throws {@link Problem.UnknownAccount} if there is no such account. */
    public Member get(long accountId) {
        return load(List.of(accountId)).stream().findFirst().orElseThrow(Problem.UnknownAccount::new);
    }

    /** Returns the members in the order of the ids; an account that is gone is left out. */
    public List<Member> load(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Member> members =
                entityManager.createQuery(LOAD, Member.class).setParameter("ids", ids).getResultList().stream()
                        .collect(toMap(Member::id, Function.identity()));
        return ids.stream().map(members::get).filter(Objects::nonNull).toList();
    }
}
