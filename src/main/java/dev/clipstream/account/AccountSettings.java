package dev.clipstream.account;

import dev.clipstream.cache.Changes;
import dev.clipstream.database.Transactions;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hibernate.exception.ConstraintViolationException;

/** Changes existing accounts. */
@Singleton
public class AccountSettings {

    private static final int MAX_NAME = 30;
    private static final int MAX_BIO = 200;

    private final Changes changes;
    private final Transactions transactions;
    private final Clock clock;

    AccountSettings(Changes changes, Transactions transactions, Clock clock) {
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Changes the viewer's own account; null stands for no change.
     *
     * @throws Problem.Invalid if a text breaks a rule
     * @throws Problem.NameTaken if another account has the name
     */
    public void change(Viewer viewer, String name, String avatar, String bio) {
        String newName = changedName(Account.require(viewer), name);
        String newAvatar = WebUrl.optional(Field.AVATAR, avatar);
        String newBio = PlainText.optional(Field.SIGNATURE, bio, MAX_BIO, null);
        try {
            transactions.run(() -> {
                changes.ofAccount(viewer.id());
                Account.change(viewer.id(), newName, newAvatar, newBio, clock.instant());
            });
        } catch (ConstraintViolationException e) {
            throw new Problem.NameTaken();
        }
    }

    /** Returns null for no change: clients send the whole profile back, also with a name older than today's rules. */
    private static String changedName(Account account, String name) {
        return name == null || name.isBlank() || name.equals(account.name)
                ? null
                : PlainText.requireName(Field.USERNAME, name, MAX_NAME);
    }

    /**
     * Changes the role of an account. Permissions change at once, tokens from their next refresh on.
     *
     * @throws Problem.NotAllowed if the viewer is no administrator
     * @throws Problem.Invalid if there is no such role
     * @throws Problem.UnknownAccount if there is no such account
     */
    public void setRole(Viewer viewer, long accountId, long role) {
        if (!Role.administers(Account.require(viewer).role)) {
            throw new Problem.NotAllowed("only an administrator may set roles");
        }
        int newRole = Role.require(role);
        transactions.run(() -> {
            if (!Account.setRole(accountId, newRole, clock.instant())) {
                throw new Problem.UnknownAccount();
            }
        });
    }
}
