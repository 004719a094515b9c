package dev.clipstream.account;

import dev.clipstream.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is there: whoever was active a moment ago and has not left since. */
@Singleton
public class Presence {

    private static final Duration LASTS = Duration.ofSeconds(90);
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);
    /** By how much an instance may be late to say who is there. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Clock clock;
    private final Map<Long, Instant> departures = new ConcurrentHashMap<>();
    private volatile Written written = new Written(Instant.EPOCH, Set.of());

    /** Whose activity needs not be written again yet. */
    private record Written(Instant since, Set<Long> accountIds) {}

    Presence(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The account is active. Cheap enough for every request. */
    public void seen(Viewer viewer) {
        Instant now = clock.instant();
        Written current = written;
        if (!now.isBefore(current.since.plus(WRITTEN_EVERY))) {
            current = new Written(now, ConcurrentHashMap.newKeySet());
            written = current;
        }
        if (viewer.isSignedIn() && current.accountIds.add(viewer.id())) {
            transactions.run(() -> Account.setHeartbeat(Set.of(viewer.id()), now));
        }
    }

    /**
     * The accounts had live connections at that moment. To be told when one opens and regularly from then on.
     *
     * @param moment not later: an account that has left meanwhile would seem to have come back
     */
    public void areHere(Collection<Long> accountIds, Instant moment) {
        if (!accountIds.isEmpty()) {
            transactions.run(() -> Account.setHeartbeat(accountIds, moment));
        }
    }

    /** The account's last connection to this instance ended. It may have one to another instance. */
    public void left(Viewer viewer) {
        departures.put(viewer.id(), clock.instant());
    }

    /**
     * Notes as logged out who left and was not seen since, as far as there is time.
     *
     * @param seenEvery after how long at most every instance says who is there; zero to note all at once
     */
    public void noteDepartures(Duration seenEvery, Duration time) {
        Instant now = clock.instant();
        Instant lastDue = seenEvery.isZero() ? now : now.minus(seenEvery).minus(LATE);
        long end = System.nanoTime() + time.toNanos();
        for (var departure : departures.entrySet()) {
            if (!departure.getValue().isAfter(lastDue) && System.nanoTime() < end) {
                transactions.run(() -> Account.setLogout(departure.getKey(), departure.getValue()));
                departures.remove(departure.getKey(), departure.getValue());
            }
        }
    }

    /** Returns the ids of the accounts that are online, the last active first. */
    public List<Long> online(int max) {
        return Account.activeSince(clock.instant().minus(LASTS), max);
    }
}
