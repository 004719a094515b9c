package dev.clipstream.read;

import dev.clipstream.account.NameKey;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Loads profiles, a whole list in one statement. */
@Singleton
public class Profiles {

    private static final String LOAD = "select " + Profile.SELECT + " from Account a where ";

    private final Queries queries;

    Profiles(Queries queries) {
        this.queries = queries;
    }

    /** Returns one profile; throws {@link Problem.UnknownAccount} if there is no such account. */
    public Profile get(long accountId, Viewer viewer) {
        return load(List.of(accountId), viewer).stream().findFirst().orElseThrow(Problem.UnknownAccount::new);
    }

    /**
     * Returns the viewer's own profile.
     *
     * @throws Problem.TokenMissing if nobody is signed in
     * @throws Problem.TokenInvalid if the account is gone
     */
    public Profile ofViewer(Viewer viewer) {
        return load(List.of(viewer.requireSignedIn().id()), viewer).stream()
                .findFirst()
                .orElseThrow(Problem.TokenInvalid::new);
    }

    /** Returns the profile with that name; throws {@link Problem.UnknownAccount} if there is none. */
    public Profile getByName(String name, Viewer viewer) {
        Map<String, ?> parameters = Map.of("key", NameKey.sought(name), "viewer", viewer.id());
        return queries.first(Profile.class, LOAD + "a.nameKey = :key", parameters)
                .orElseThrow(Problem.UnknownAccount::new);
    }

    /** Returns the profiles in the order of the ids; an account that is gone is left out. */
    public List<Profile> load(Collection<Long> ids, Viewer viewer) {
        return queries.batch(Profile.class, LOAD + "a.id in :ids", Map.of("viewer", viewer.id()), ids, Profile::id);
    }
}
