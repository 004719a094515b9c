package dev.clipstream.account;

import dev.clipstream.limit.Limit;
import dev.clipstream.limit.Rate;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Compares the passwords of those who sign in, and refuses those who have failed too often. An address from which the
 * account has signed in lately is refused for its own failures with this account alone, and other addresses have a few tries
 * each when the account has none left: neither an attack on the account from few other addresses nor a neighbour who tries
 * many accounts from the same address locks the owner out. A neighbour at the same address who attacks this very account
 * does, and at a new address an attack from many.
 */
@Singleton
class SignIns {

    private static final String FAMILY = "account";
    private static final String SIGN_IN = "sign-in";

    private static final Rate OF_ACCOUNT_AND_ADDRESS = new Rate(20, Duration.ofHours(1), 20);
    /** What an address may try when others have used up what the account has, and what all of them may. */
    private static final Rate RESERVE_OF_ADDRESS = new Rate(3, Duration.ofHours(1), 3);

    private static final Rate RESERVE = new Rate(50, Duration.ofHours(1), 50);

    private static final Rate OF_ACCOUNT = new Rate(100, Duration.ofHours(1), 100);
    private static final Rate OF_ADDRESS = new Rate(10, Duration.ofMinutes(1), 100);

    private final Passwords passwords;
    private final RateLimits limits;

    SignIns(Passwords passwords, RateLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    /**
     * Returns if the password is that of the account.
     *
     * @param account null if nobody has the name or e-mail address
     * @param key the key of that name or e-mail address
     * @param client the address of the client
     * @throws Problem.WrongCredentials if it is not
     * @throws Problem.TooManyRequests after too many failures, whether or not there is an account
     */
    void check(Account account, byte[] key, String password, String client) {
        String subject = account == null ? "nobody:" + UUID.nameUUIDFromBytes(key) : subject(account);
        String hash = account == null ? null : account.passwordHash;
        List<Limit> taken = new ArrayList<>();
        // Every attempt counts as a failure at first, so that simultaneous ones are counted too.
        if (!passwords.matches(password, hash, client, () -> taken.addAll(takeFailure(subject, client)))) {
            throw new Problem.WrongCredentials();
        }
        limits.giveBack(taken, 1);
        remember(account, client);
    }

    /**
     * Returns the hash of the password of a new account.
     *
     * @throws Problem.Invalid if it breaks a rule
     * @throws Problem.TooManyRequests if too many accounts were created from the address
     */
    String hash(String password, String client) {
        return passwords.hash(password, client, () -> limits.take(FAMILY, "register", client, limits.registrations()));
    }

    /** Remembers from where the account has signed in. */
    void remember(Account account, String client) {
        limits.remember(subject(account), client);
    }

    /** Counts a failure, and returns where. */
    private List<Limit> takeFailure(String subject, String client) {
        Limit own = new Limit(FAMILY, SIGN_IN, subject + ":" + client, OF_ACCOUNT_AND_ADDRESS);
        if (limits.knows(subject, client)) {
            return limits.take(List.of(own), 1);
        }
        Limit ofAddress = new Limit(FAMILY, SIGN_IN, client, OF_ADDRESS);
        List<Limit> usual = List.of(own, ofAddress, new Limit(FAMILY, SIGN_IN, subject, OF_ACCOUNT));
        return limits.tryTake(usual, 1)
                ? usual
                : limits.take(
                        List.of(
                                own,
                                ofAddress,
                                new Limit(FAMILY, SIGN_IN, own.client(), RESERVE_OF_ADDRESS),
                                new Limit(FAMILY, SIGN_IN, subject, RESERVE)),
                        1);
    }

    private static String subject(Account account) {
        return "account:" + account.id;
    }
}
