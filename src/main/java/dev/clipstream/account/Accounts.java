package dev.clipstream.account;

import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** Signing up and in. */
@Singleton
public class Accounts {

    private static final int MAX_NAME = 32;
    private static final int MAX_SIGNATURE = 200;
    private static final String DEFAULT_SIGNATURE = "这个人很懒，什么都没有留下";

    private final Passwords passwords;
    private final Tokens tokens;
    private final Clock clock;

    Accounts(Passwords passwords, Tokens tokens, Clock clock) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Creates an account and signs it in.
     *
     * @throws BadParameter if a wish breaks a rule
     * @throws Problem.NameTaken if the name, normalised and case-folded, is another account's
     */
    public Session register(NewAccount wish) {
        Account account = new Account();
        account.name = PlainText.require("username", wish.name(), 1, MAX_NAME);
        account.nameKey = NameKey.of(account.name);
        account.avatar = WebUrl.optional("avatar", wish.avatar());
        account.backgroundImage = WebUrl.optional("background_image", wish.backgroundImage());
        account.signature = PlainText.optional("signature", wish.signature(), MAX_SIGNATURE, DEFAULT_SIGNATURE);
        if (Account.nameExists(account.name)) {
            throw new Problem.NameTaken();
        }
        account.passwordHash = passwords.hash(wish.password());
        account.createdAt = clock.instant();
        account.updatedAt = account.createdAt;
        persist(account);
        return session(account);
    }

    /** Throws {@link Problem.WrongCredentials} alike, and as slowly, for an unknown name and for a wrong password. */
    public Session login(String name, String password) {
        if (name == null || name.isBlank()) {
            throw new BadParameter("username", "is missing");
        }
        if (password == null || password.isBlank()) {
            throw new BadParameter("password", "is missing");
        }
        Account account = Account.findByName(name).orElse(null);
        if (!passwords.matches(password, account == null ? null : account.passwordHash)) {
            throw new Problem.WrongCredentials();
        }
        return session(account);
    }

    /** Whether there is any account yet. */
    public boolean exist() {
        return Account.findAll().firstResultOptional().isPresent();
    }

    /**
     * Counts a publication (1) or a removal (-1) of the account, within the caller's transaction.
     *
     * @param isPrivate whether others must not see it counted
     *
     * @throws Problem.TokenInvalid if the account is gone
     */
    public void countWork(long accountId, int delta, boolean isPrivate) {
        if (!Account.addToWorkCount(accountId, delta, isPrivate ? delta : 0)) {
            throw new Problem.TokenInvalid();
        }
    }

    /**
     * Locks the viewer's row and another for the caller's transaction.
     *
     * @throws Problem.TokenInvalid if the viewer's account is gone
     * @throws Problem.UnknownAccount if the other does not exist
     */
    public void lock(Viewer viewer, long otherId) {
        requireBoth(viewer, otherId, Account.lock(viewer.id(), otherId));
    }

    /** As {@link #lock}, without locking. */
    public void requireExisting(Viewer viewer, long otherId) {
        requireBoth(viewer, otherId, Account.existing(viewer.id(), otherId));
    }

    private static void requireBoth(Viewer viewer, long otherId, List<Long> existing) {
        if (!existing.contains(viewer.id())) {
            throw new Problem.TokenInvalid();
        }
        if (!existing.contains(otherId)) {
            throw new Problem.UnknownAccount();
        }
    }

    /** Counts a follow (1) or its end (-1) on both sides, within the caller's transaction. */
    public void countFollow(long followerId, long followeeId, int delta) {
        Account.addToFollowCounts(followerId, followeeId, delta);
    }

    /**
     * Counts a like (1) or its end (-1) for who gave it and for the video's author, within the caller's transaction.
     *
     * @param isPrivate whether others must not see it counted
     *
     * @throws Problem.TokenInvalid if the account of who gave it is gone
     */
    public void countLike(long likerId, long authorId, int delta, boolean isPrivate) {
        int accounts = likerId == authorId ? 1 : 2;
        if (Account.addToFavoriteCounts(likerId, authorId, delta, isPrivate ? delta : 0) < accounts) {
            throw new Problem.TokenInvalid();
        }
    }

    private Session session(Account account) {
        return new Session(account.id, tokens.issue(account));
    }

    /** The unique key decides between two who ask for one name at once. */
    static void persist(Account account) {
        try {
            QuarkusTransaction.requiringNew().run(account::persistAndFlush);
        } catch (ConstraintViolationException e) {
            throw new Problem.NameTaken();
        }
    }
}
