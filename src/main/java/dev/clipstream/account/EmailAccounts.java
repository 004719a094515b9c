package dev.clipstream.account;

import dev.clipstream.database.Transactions;
import dev.clipstream.input.EmailAddress;
import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.mail.EmailCodes;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs accounts up with an e-mail address, which a code confirms, and signs them in with it. */
@Singleton
public class EmailAccounts {

    private static final int MAX_NAME = 30;
    private static final int MAX_PASSWORD = 30;
    private static final String DEFAULT_BIO = "%s很懒，什么都没留下";

    private final EmailCodes codes;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<String> adminEmails;

    EmailAccounts(
            EmailCodes codes,
            SignIns signIns,
            Tokens tokens,
            Transactions transactions,
            Clock clock,
            AdminConfig admins) {
        this.codes = codes;
        this.signIns = signIns;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
        this.adminEmails = admins.emails().orElse(List.of()).stream()
                .map(EmailAccounts::folded)
                .collect(Collectors.toSet());
    }

    /** Sends a code to the address, whether or not an account has it. */
    public void sendCode(String email, String client) {
        codes.send(EmailAddress.of(email), client);
    }

    /**
     * Creates an account and returns an access token. If that fails, the code stays valid.
     *
     * @param client the address of the client
     * @throws Problem.Invalid if a value breaks a rule
     * @throws Problem.WrongCode if the code is not the one that was sent
     * @throws Problem.EmailTaken if another account has the address
     * @throws Problem.NameTaken if another account has the name, normalised and case-folded
     * @throws Problem.TooManyRequests after too many wrong codes, or if too many accounts were created from the address
     */
    public String register(NewEmailAccount signUp, String client) {
        EmailAddress email = EmailAddress.of(signUp.email());
        Account account = new Account();
        account.name = PlainText.requireName(Field.USERNAME, signUp.name(), MAX_NAME);
        account.nameKey = NameKey.of(account.name);
        account.email = email.text();
        account.emailKey = NameKey.of(email.text());
        account.avatar = WebUrl.optional(Field.AVATAR, signUp.avatar());
        account.signature = DEFAULT_BIO.formatted(account.name);
        account.role = adminEmails.contains(folded(account.email)) ? Role.ADMINISTRATOR : 0;
        PlainText.requireLine(Field.PASSWORD, signUp.password(), 1, MAX_PASSWORD);
        codes.check(email, signUp.code(), client);
        account.requireFree();
        account.passwordHash = signIns.hash(signUp.password(), client);
        account.createdAt = clock.instant();
        account.updatedAt = account.createdAt;
        account.loginAt = account.createdAt;
        account.heartbeatAt = account.createdAt;
        account.create();
        codes.use(email);
        signIns.remember(account, client);
        return tokens.issueAccess(account);
    }

    /**
     * Signs in. {@link Problem.WrongCredentials} comes as slowly for an unknown address as for a wrong password.
     *
     * @param client the address of the client
     * @throws Problem.TooManyRequests after too many failures
     */
    public TokenPair login(String email, String password, String client) {
        EmailAddress address = EmailAddress.of(email);
        Account account = Account.findByEmail(address).orElse(null);
        signIns.check(account, NameKey.of(address.text()), password, client);
        Instant now = clock.instant();
        boolean becomesAdmin = !Role.administers(account.role) && adminEmails.contains(folded(account.email));
        transactions.run(() -> {
            Account.setLogin(account.id, now);
            if (becomesAdmin) {
                Account.setRole(account.id, Role.ADMINISTRATOR, now);
            }
        });
        if (becomesAdmin) {
            account.role = Role.ADMINISTRATOR;
        }
        return new TokenPair(tokens.issueAccess(account), tokens.issueRefresh(account));
    }

    /**
     * Returns a new access token, with the role and name that the account has now.
     *
     * @throws Problem.TokenInvalid if the account is gone or has signed out everywhere
     * @throws Problem.TokenOfOtherKind if it is no refresh token
     */
    public String refresh(String refreshToken) {
        return tokens.issueAccess(Account.require(tokens.refresher(refreshToken)));
    }

    private static String folded(String email) {
        return new String(NameKey.of(email), StandardCharsets.UTF_8);
    }
}
