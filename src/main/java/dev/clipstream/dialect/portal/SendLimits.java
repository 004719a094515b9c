package dev.clipstream.dialect.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;

/**
 * Limits what an account sends over all its WebSockets to this instance, so that a few accounts do not keep the database
 * busy. A message to a group costs as much as the group has members.
 */
@Singleton
class SendLimits {

    /** Messages to one conversation wait for each other, and hold a connection of the database meanwhile. */
    private static final int AT_ONCE = 2;

    /** Five messages a second to the largest groups. */
    private static final int COPIES_PER_SECOND = 5 * 500;

    /** As many messages to them as a connection may send at once. */
    private static final int COPIES_IN_A_BURST = 40 * 500;
    /** The limits of those that have not sent for long are forgotten. */
    private static final int ACCOUNTS = 10_000;

    private final Cache<Long, Limit> limits =
            Caffeine.newBuilder().maximumSize(ACCOUNTS).build();

    private record Limit(Semaphore turns, Bucket copies) {}

    /** Sends a message when few others of the account are being sent. */
    void send(Viewer viewer, Runnable sending) {
        inTurn(of(viewer), sending);
    }

    /**
     * Sends a message to a group, as {@link #send} does.
     *
     * @param sending returns how many accounts got a copy
     * @throws Problem.TooManyRequests if the account has caused too many copies of late
     */
    void sendToGroup(Viewer viewer, IntSupplier sending) {
        Limit limit = of(viewer);
        inTurn(limit, () -> {
            if (limit.copies.getAvailableTokens() <= 0) {
                throw new Problem.TooManyRequests();
            }
            limit.copies.consumeIgnoringRateLimits(sending.getAsInt());
        });
    }

    private Limit of(Viewer viewer) {
        return limits.get(viewer.id(), id -> new Limit(new Semaphore(AT_ONCE, true), copies()));
    }

    private static void inTurn(Limit limit, Runnable sending) {
        limit.turns.acquireUninterruptibly();
        try {
            sending.run();
        } finally {
            limit.turns.release();
        }
    }

    private static Bucket copies() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(COPIES_IN_A_BURST).refillGreedy(COPIES_PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }
}
