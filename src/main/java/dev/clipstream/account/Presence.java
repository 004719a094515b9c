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
import java.util.stream.Gatherers;

/** Records which accounts are online: those that were active a moment ago and have not left since. */
@Singleton
public class Presence {

    private static final Duration ONLINE_FOR = Duration.ofSeconds(90);
    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(30);
    /** How late an instance may report its connections. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    /** Few, because others wait for these accounts meanwhile. */
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Clock clock;
    private final Map<Long, Instant> departures = new ConcurrentHashMap<>();
    private volatile Written written = new Written(Instant.EPOCH, Set.of());

    /** The accounts whose activity has been written since {@code since}. */
    private record Written(Instant since, Set<Long> accountIds) {}

    Presence(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Records that the viewer is active now. It is cheap enough for every request. */
    public void seen(Viewer viewer) {
        Instant now = clock.instant();
        Written current = written;
        if (!now.isBefore(current.since.plus(WRITE_INTERVAL))) {
            current = new Written(now, ConcurrentHashMap.newKeySet());
            written = current;
        }
        if (viewer.isSignedIn() && current.accountIds.add(viewer.id())) {
            transactions.run(() -> Account.setHeartbeat(Set.of(viewer.id()), now));
        }
    }

    /**
     * Records that the accounts had live connections at {@code moment}. To be called when a connection opens and
     * regularly while it lasts.
     *
     * @param moment when the connections were listed: with a later moment, an account that left in between would be
     *     online again
     */
    public void recordConnected(Collection<Long> accountIds, Instant moment) {
        accountIds.stream()
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(some -> transactions.run(() -> Account.setHeartbeat(some, moment)));
    }

    /** Notes that the last connection of the account to this instance ended. It may have one to another instance. */
    public void left(Viewer viewer) {
        departures.put(viewer.id(), clock.instant());
    }

    /**
     * Records the logout of the accounts that left and were not seen since, for at most {@code time}.
     *
     * @param seenEvery the longest interval at which instances report their connections; zero to record all departures
     *     now
     */
    public void recordDepartures(Duration seenEvery, Duration time) {
        Instant now = clock.instant();
        Instant lastDue = seenEvery.isZero() ? now : now.minus(seenEvery).minus(MAX_DELAY);
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
        return Account.activeSince(clock.instant().minus(ONLINE_FOR), max);
    }
}
