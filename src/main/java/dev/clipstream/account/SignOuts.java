package dev.clipstream.account;

import dev.clipstream.database.Transactions;
import dev.clipstream.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Signs accounts out everywhere and knows which tokens are refused since. A token carries the generation that its
 * account had, and a sign-out begins the next one, so that no clock decides and a sign-in in the same second works.
 *
 * <p>The accounts that signed out within the longest lifetime of a token are kept in memory, so that a request costs no
 * statement. Other instances are told by {@link SignedOut}; each also asks the database every second what it was not
 * told. A token is looked up in the database if it is older than all sign-outs that are kept. {@link Account#require}
 * compares the generation too, so that nobody gets a new token for a refused one from an instance that does not know yet.
 */
@Singleton
public class SignOuts {

    /** They take about 6 MB. */
    private static final int MOST_KEPT = 50_000;
    /** Longer than a commit takes and than clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration READ_ALL_EVERY = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Clock clock;
    private final Event<SignedOut> event;
    private final Duration longestLifetime;
    private final Map<Long, SignedOut> latest = new ConcurrentHashMap<>();
    /** All sign-outs that can concern a token from this moment on are known. */
    private volatile Instant completeFor = Instant.MAX;

    /** Is held while the database answers. */
    private final ReentrantLock refreshing = new ReentrantLock();

    private Instant readAt = Instant.MIN;
    private Instant readAllAt = Instant.MIN;

    SignOuts(TokenConfig config, Transactions transactions, Clock clock, Event<SignedOut> event) {
        this.transactions = transactions;
        this.clock = clock;
        this.event = event;
        longestLifetime = Stream.of(config.lifetime(), config.accessLifetime(), config.refreshLifetime())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Refuses every token that the account has, on this instance from now on.
     *
     * @throws Problem.TokenInvalid if the account is gone, or has signed out since the viewer's token was made
     */
    public void signOut(Viewer viewer) {
        int next = viewer.requireSignedIn().generation() + 1;
        SignedOut signedOut = transactions.call(() -> {
            Instant now = clock.instant();
            if (!Account.signOut(viewer.id(), next, now)) {
                throw new Problem.TokenInvalid();
            }
            return new SignedOut(viewer.id(), next, now);
        });
        learn(signedOut);
        event.fire(signedOut);
    }

    /** Takes note of a sign-out, maybe again, maybe late. */
    public void learn(SignedOut signedOut) {
        latest.merge(
                signedOut.accountId(), signedOut, (one, other) -> one.generation() >= other.generation() ? one : other);
    }

    /** Returns whether this instance knows that the account has signed out since the viewer's token was made. */
    public boolean isSignedOut(Viewer viewer) {
        SignedOut last = latest.get(viewer.id());
        return last != null && last.generation() > viewer.generation();
    }

    /** Throws {@link Problem.TokenInvalid} if the account has signed out since the viewer's token was made. */
    void check(Viewer viewer, Instant issuedAt) {
        if (isSignedOut(viewer) || issuedAt.isBefore(completeFor) && isSignedOutInDatabase(viewer)) {
            throw new Problem.TokenInvalid();
        }
    }

    private boolean isSignedOutInDatabase(Viewer viewer) {
        return !latest.containsKey(viewer.id())
                && reading(() -> Account.hasGenerationAbove(viewer.generation(), viewer.id()));
    }

    /** Reads what happened since the last call; to be called about every second. Reads everything every 10 minutes. */
    public void refresh() {
        refreshing.lock();
        try {
            refreshNow();
        } finally {
            refreshing.unlock();
        }
    }

    private void refreshNow() {
        Instant now = clock.instant();
        if (now.isBefore(readAllAt.plus(READ_ALL_EVERY)) && latest.size() < 2 * MOST_KEPT) {
            read(readAt.minus(MARGIN));
        } else {
            Instant since = now.minus(longestLifetime);
            List<SignedOut> all = read(since);
            Instant first = all.size() < MOST_KEPT ? since : all.getLast().at();
            completeFor = first.plus(MARGIN);
            latest.values().removeIf(signedOut -> signedOut.at().isBefore(first));
            readAllAt = now;
        }
        readAt = now;
    }

    private List<SignedOut> read(Instant since) {
        List<SignedOut> found = reading(() -> Account.signedOutSince(since, MOST_KEPT));
        found.forEach(this::learn);
        return found;
    }

    /** Needs no permit of {@link Transactions}, so that no number of writers hides a sign-out. */
    private static <T> T reading(Callable<T> query) {
        return QuarkusTransaction.requiringNew().call(query);
    }
}
