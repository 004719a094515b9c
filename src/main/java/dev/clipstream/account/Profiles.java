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

/** Loads profiles, a whole list in one statement. */
@Singleton
public class Profiles {

    private static final String LOAD = "select " + Profile.SELECT + " from Account a where ";

    private final EntityManager entityManager;

    Profiles(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Throws {@link Problem.UnknownAccount} if there is no such account. */
    public Profile get(long accountId, Viewer viewer) {
        return load(List.of(accountId), viewer).stream().findFirst().orElseThrow(Problem.UnknownAccount::new);
    }

    /**
     * Returns the viewer's own.
     *
     * @throws Problem.TokenMissing if nobody is signed in
     * @throws Problem.TokenInvalid if the account is gone
     */
    public Profile ofViewer(Viewer viewer) {
        return load(List.of(viewer.requireSignedIn().id()), viewer).stream()
                .findFirst()
                .orElseThrow(Problem.TokenInvalid::new);
    }

    /** Throws {@link Problem.UnknownAccount} if no account has that name. */
    public Profile getByName(String name, Viewer viewer) {
        return entityManager
                .createQuery(LOAD + "a.nameKey = :key", Profile.class)
                .setParameter("key", NameKey.of(name))
                .setParameter("viewer", viewer.id())
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(Problem.UnknownAccount::new);
    }

    /** Returns the profiles in the order of the ids; an account that is gone is left out. */
    public List<Profile> load(Collection<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Profile> profiles = entityManager
                .createQuery(LOAD + "a.id in :ids", Profile.class)
                .setParameter("ids", ids)
                .setParameter("viewer", viewer.id())
                .getResultList()
                .stream()
                .collect(toMap(Profile::id, Function.identity()));
        return ids.stream().map(profiles::get).filter(Objects::nonNull).toList();
    }
}
