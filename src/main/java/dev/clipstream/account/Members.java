package dev.clipstream.account;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.text.PlainText;
import dev.clipstream.text.WebUrl;
import dev.clipstream.transaction.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** Loads members, a whole list in one statement, and changes them. */
@Singleton
public class Members {

    private static final String LOAD = "select " + Member.SELECT + " from Account a where a.id in :ids";

    private static final int MAX_NAME = 30;
    private static final int MAX_BIO = 200;

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Clock clock;

    Members(EntityManager entityManager, Transactions transactions, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Throws {@link Problem.UnknownAccount} if there is no such account. */
    public Member get(long accountId) {
        return load(List.of(accountId)).stream().findFirst().orElseThrow(Problem.UnknownAccount::new);
    }

    /**
     * Returns the viewer's own.
     *
     * @throws Problem.TokenMissing if nobody is signed in
     * @throws Problem.TokenInvalid if the account is gone
     */
    public Member ofViewer(Viewer viewer) {
        return load(List.of(viewer.requireSignedIn().id())).stream().findFirst().orElseThrow(Problem.TokenInvalid::new);
    }

    /**
     * Changes the viewer's own account; null stands for no change.
     *
     * @throws Problem.Invalid if a text breaks a rule
     * @throws Problem.NameTaken if the name is another account's
     */
    public void change(Viewer viewer, String name, String avatar, String bio) {
        ofViewer(viewer);
        String newName = PlainText.optional(Field.USERNAME, name, MAX_NAME, null);
        String newAvatar = WebUrl.optional(Field.AVATAR, avatar);
        String newBio = PlainText.optional(Field.SIGNATURE, bio, MAX_BIO, null);
        try {
            transactions.run(() -> Account.change(viewer.id(), newName, newAvatar, newBio, clock.instant()));
        } catch (ConstraintViolationException e) {
            throw new Problem.NameTaken();
        }
    }

    /**
     * Gives another role to an account. It shows at once, and in tokens from the next refresh on.
     *
     * @throws Problem.NotAllowed if the viewer is no administrator
     * @throws Problem.Invalid if there is no such role
     * @throws Problem.UnknownAccount if there is no such account
     */
    public void setRole(Viewer viewer, long accountId, long role) {
        if (!Role.administers(ofViewer(viewer).role())) {
            throw new Problem.NotAllowed("only an administrator may set roles");
        }
        int newRole = Role.require(role);
        transactions.run(() -> {
            if (!Account.setRole(accountId, newRole, clock.instant())) {
                throw new Problem.UnknownAccount();
            }
        });
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
