package dev.clipstream.account;

import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.Invalid;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Signs accounts up and in with a name. */
@Singleton
public class NameAccounts {

    private static final int MAX_NAME = 32;
    private static final int MAX_SIGNATURE = 200;
    private static final String DEFAULT_SIGNATURE = "这个人很懒，什么都没有留下";

    private final SignIns signIns;
    private final Tokens tokens;
    private final Clock clock;

    NameAccounts(SignIns signIns, Tokens tokens, Clock clock) {
        this.signIns = signIns;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Creates an account and signs it in.
     *
     * @param client the address of the client
     * @throws Invalid if a value breaks a rule
     * @throws Problem.NameTaken if another account has the name, normalised and case-folded
     * @throws Problem.TooManyRequests if too many accounts were created from the address
     */
    public Session register(NewAccount signUp, String client) {
        Account account = new Account();
        account.name = PlainText.requireName(Field.USERNAME, signUp.name(), MAX_NAME);
        account.nameKey = NameKey.of(account.name);
        account.avatar = WebUrl.optional(Field.AVATAR, signUp.avatar());
        account.backgroundImage = WebUrl.optional(Field.BACKGROUND, signUp.backgroundImage());
        account.signature = PlainText.optional(Field.SIGNATURE, signUp.signature(), MAX_SIGNATURE, DEFAULT_SIGNATURE);
        account.requireFree();
        account.passwordHash = signIns.hash(signUp.password(), client);
        account.createdAt = clock.instant();
        account.updatedAt = account.createdAt;
        account.create();
        signIns.remember(account, client);
        return session(account);
    }

    /**
     * Signs in. {@link Problem.WrongCredentials} comes as slowly for an unknown name as for a wrong password.
     *
     * @param client the address of the client
     * @throws Problem.TooManyRequests after too many failures
     */
    public Session login(String name, String password, String client) {
        if (name == null || name.isBlank()) {
            throw new Invalid(Field.USERNAME, "is missing");
        }
        if (password == null || password.isBlank()) {
            throw new Invalid(Field.PASSWORD, "is missing");
        }
        Account account = Account.findByName(name).orElse(null);
        signIns.check(account, NameKey.sought(name), password, client);
        return session(account);
    }

    private Session session(Account account) {
        return new Session(account.id, tokens.issue(account));
    }
}
