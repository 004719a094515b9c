package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Loads members, a whole list in one statement. */
@Singleton
public class Members {

    private static final String LOAD = "select " + Member.SELECT + " from Account a where a.id in :ids";

    private final Queries queries;

    Members(Queries queries) {
        this.queries = queries;
    }

    /** Returns one member; throws {@link Problem.UnknownAccount} if there is no such account. */
    public Member get(long accountId) {
        return load(List.of(accountId)).stream().findFirst().orElseThrow(Problem.UnknownAccount::new);
    }

    /**
     * Returns the viewer as a member.
     *
     * @throws Problem.TokenMissing if nobody is signed in
     * @throws Problem.TokenInvalid if the account is gone
     */
    public Member ofViewer(Viewer viewer) {
        return load(List.of(viewer.requireSignedIn().id())).stream().findFirst().orElseThrow(Problem.TokenInvalid::new);
    }

    /** Returns the members in the order of the ids; an account that is gone is left out. */
    public List<Member> load(Collection<Long> ids) {
        return queries.batch(Member.class, LOAD, Map.of(), ids, Member::id);
    }
}
