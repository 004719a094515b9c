package dev.clipstream.account;

import dev.clipstream.input.PlainText;
import dev.clipstream.limit.Deadline;
import dev.clipstream.limit.Turns;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Checks the rules of passwords, and hashes and compares them with bcrypt. Hashing is slow on purpose, so it runs on a
 * few platform threads: virtual ones would keep the processors from all other requests. Where
 * there is more than one, the clients of one address leave one to others. A bulkhead of SmallRye Fault Tolerance would bound how many
 * requests wait, and not how long.
 */
@Singleton
class Passwords {

    private static final int MIN_CHARACTERS = 5;
    private static final int MAX_CHARACTERS = 32;
    /** The number of bytes that bcrypt uses; it ignores any more. */
    private static final int MAX_BYTES = 72;

    private static final String WHAT = "signing in";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The hash of no real password, which is compared for an unknown name, so that it takes as long. */
    private static final String DUMMY_HASH = "$7EqJtq98hPqEX7fNZaFWoOhi5BWX4Z1Z3MxE8lmyy6h6Zy/YPj4Oa";

    private final int cost;
    private final String dummyHash;
    private final Semaphore permits;
    private final Turns turns;
    private final ExecutorService threads;

    Passwords(AccountConfig config) {
        cost = config.hashCost();
        dummyHash = "$2a$" + (cost < 10 ? "0" : "") + cost + DUMMY_HASH;
        turns = new Turns(Math.max(1, config.hashesAtOnce() - 1), WHAT);
        permits = new Semaphore(config.hashesAtOnce(), true);
        threads = Executors.newFixedThreadPool(
                config.hashesAtOnce(),
                Thread.ofPlatform().daemon().name("bcrypt-", 0).factory());
    }

    /**
     * Returns the bcrypt hash of a password that satisfies the rules; otherwise throws {@link Invalid}.
     *
     * @param address the address of the client
     * @param first runs before the hash is computed, and may throw
     */
    String hash(String password, String address, Runnable first) {
        PlainText.requireLine(Field.PASSWORD, password, MIN_CHARACTERS, MAX_CHARACTERS);
        if (bytes(password) > MAX_BYTES) {
            throw new Invalid(Field.PASSWORD, "must have at most " + MAX_BYTES + " bytes in UTF-8");
        }
        return inTurn(address, first, () -> BcryptUtil.bcryptHash(password, cost));
    }

    /**
     * Returns whether the password has the hash. Null, for an unknown name, costs as much as a hash.
     *
     * @param address the address of the client
     * @param first runs before the hash is computed, and may throw
     */
    boolean matches(String password, String hash, String address, Runnable first) {
        boolean tooLong = password.length() > MAX_BYTES || bytes(password) > MAX_BYTES;
        String candidate = tooLong ? "" : password;
        boolean same = inTurn(address, first, () -> BcryptUtil.matches(candidate, hash == null ? dummyHash : hash));
        return same && hash != null && !tooLong;
    }

    private <T> T inTurn(String address, Runnable first, Supplier<T> work) {
        Deadline deadline = Deadline.after(PATIENCE);
        return turns.call(
                address,
                deadline,
                () -> deadline.withPermit(permits, WHAT, () -> {
                    first.run();
                    return CompletableFuture.supplyAsync(work, threads).join();
                }));
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
