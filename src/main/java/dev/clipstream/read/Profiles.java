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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Loads profiles, a whole list in two statements at the most. */
@Singleton
public class Profiles {

    private static final String SELECT = "select " + AccountRow.COLUMNS + " from account a where ";

    private final Rows rows;
    private final ViewerMarks marks;
    private final Kept<Long, AccountRow> kept;

    Profiles(Rows rows, ViewerMarks marks, Caches caches) {
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
        return select("a.name_key = ?", NameKey.sought(name)).values().stream()
                .findFirst()
                .map(account -> account.profile(viewer, marks.of(viewer, List.of(), List.of(account.id()))))
                .orElseThrow(Problem.UnknownAccount::new);
    }

    /** Returns the profiles in the order of the ids; an account that is gone is left out. */
    public List<Profile> load(Collection<Long> ids, Viewer viewer) {
        return ids.stream().map(byId(ids, viewer)::get).filter(Objects::nonNull).toList();
    }

    /** Returns the profiles of those accounts that are not gone. */
    Map<Long, Profile> byId(Collection<Long> ids, Viewer viewer) {
        Marks marked = marks.of(viewer, List.of(), ids);
        Map<Long, Profile> profiles = HashMap.newHashMap(ids.size());
        rows(ids).forEach((id, account) -> profiles.put(id, account.profile(viewer, marked)));
        return profiles;
    }

    /** Returns those accounts that are not gone. */
    Map<Long, AccountRow> rows(Collection<Long> ids) {
        return kept.getAll(ids, missing -> select("a.id " + Rows.in(missing), missing));
    }

    private Map<Long, AccountRow> select(String condition, Object parameter) {
        return rows.list(SELECT + condition, AccountRow::of, parameter).stream()
                .collect(toMap(AccountRow::id, Function.identity()));
    }
}
