package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Reads profiles. */
@Singleton
public class Profiles {

    private final EntityManager entityManager;

    Profiles(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Throws {@link Problem.UnknownAccount} if there is no such account. */
    public Profile get(long accountId) {
        return entityManager
                .createQuery("select " + Profile.SELECT + " from Account a where a.id = :id", Profile.class)
                .setParameter("id", accountId)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.UnknownAccount::new);
    }
}
