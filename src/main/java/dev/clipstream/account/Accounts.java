package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Checks and locks accounts for other features. */
@Singleton
public class Accounts {

    /** Returns whether there is any account yet. */
    public boolean exist() {
        return Account.findAll().firstResultOptional().isPresent();
    }

    /**
     * Locks the rows of the viewer and another account until the caller's transaction ends.
     *
     * @throws Problem.TokenInvalid if the viewer's account is gone
     * @throws Problem.UnknownAccount if the other does not exist
     */
    public void lock(Viewer viewer, long otherId) {
        requireBoth(viewer, otherId, lock(List.of(viewer.id(), otherId)));
    }

    /** Locks the rows of accounts until the caller's transaction ends, and returns the ids of those that exist. */
    public Set<Long> lock(Collection<Long> ids) {
        return Set.copyOf(Account.lock(ids));
    }

    /** Throws what {@link #lock(Viewer, long)} throws, without locking. */
    public void requireExisting(Viewer viewer, long otherId) {
        requireBoth(viewer, otherId, Account.existing(viewer.id(), otherId));
    }

    private static void requireBoth(Viewer viewer, long otherId, Collection<Long> existing) {
        if (!existing.contains(viewer.id())) {
            throw new Problem.TokenInvalid();
        }
        if (!existing.contains(otherId)) {
            throw new Problem.UnknownAccount();
        }
    }
}
