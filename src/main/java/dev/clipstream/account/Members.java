package dev.clipstream.account;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Problem;
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
    private static final int MAX_ROLE = 9;

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
     * @throws Problem.BadParameter if a text breaks a rule
     * @throws Problem.NameTaken if the name is another account's
     */
    public void change(Viewer viewer, String name, String avatar, String bio) {
        ofViewer(viewer);
        String newName = PlainText.optional("username", name, MAX_NAME, null);
        String newAvatar = WebUrl.optional("avatar", avatar);
        String newBio = PlainText.optional("bio", bio, MAX_BIO, null);
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
     * @throws Problem.UnknownAccount if there is no such account
     */
    public void setRole(Viewer viewer, long accountId, long role) {
        if (ofViewer(viewer).role() < Member.ADMINISTRATOR) {
            throw new Problem.NotAllowed("only an administrator may set roles");
        }
        if (role < 0 || role > MAX_ROLE) {
            throw new Problem.BadParameter("role", "must be 0 to " + MAX_ROLE);
        }
        transactions.run(() -> {
            if (!Account.setRole(accountId, (int) role, clock.instant())) {
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
