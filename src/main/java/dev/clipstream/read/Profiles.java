package dev.clipstream.read;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.account.NameKey;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import dev.clipstream.database.Rows;
import dev.clipstream.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Loads profiles, a whole list in two statements at the most. */
@Singleton
public class Profiles {

    private static final String LOAD = "select " + AccountRow.COLUMNS + " from account a where a.id ";

    private static final String NAMED = "select " + Profile.SELECT + " from Account a where a.nameKey = :key";

    private final Queries queries;
    private final Rows rows;
    private final ViewerMarks marks;
    private final Kept<Long, AccountRow> kept;

    Profiles(Queries queries, Rows rows, ViewerMarks marks, Caches caches) {
        this.queries = queries;
        this.rows = rows;
        this.marks = marks;
        kept = caches.of(Cached.ACCOUNTS, (id, account) -> account.bytes());
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(kept::forget);
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
        return queries.first(Profile.class, NAMED, parameters).orElseThrow(Problem.UnknownAccount::new);
    }

    /** Returns the profiles in the order of the ids; an account that is gone is left out. */
    public List<Profile> load(Collection<Long> ids, Viewer viewer) {
        return load(ids, viewer, marks.of(viewer, List.of(), ids, new Marks()), Map.of());
    }

    /** @param read what was just read with something else, maybe nothing */
    List<Profile> load(Collection<Long> ids, Viewer viewer, Marks marked, Map<Long, AccountRow> read) {
        Map<Long, AccountRow> accounts = read.keySet().containsAll(ids) ? read : kept.getAll(ids, this::read);
        return ids.stream()
                .map(accounts::get)
                .filter(Objects::nonNull)
                .map(account -> account.profile(viewer, marked))
                .toList();
    }

    Kept.AsOf now() {
        return kept.now();
    }

    /** Keeps accounts that were read with something else, in a statement that began after {@link #now}. */
    void keep(Map<Long, AccountRow> accounts, Kept.AsOf now) {
        kept.keep(accounts, now);
    }

    private Map<Long, AccountRow> read(Collection<Long> ids) {
        return rows.list(LOAD + Rows.in(ids), row -> AccountRow.of(row, 1), ids).stream()
                .collect(toMap(AccountRow::id, Function.identity()));
    }
}
