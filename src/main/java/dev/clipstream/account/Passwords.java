package dev.clipstream.account;

import dev.clipstream.input.PlainText;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Busy;
import dev.clipstream.problem.Problem.Invalid;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Checks the rules of passwords, and hashes and compares them with bcrypt. Hashing is slow on purpose, so it runs on a
 * few platform threads: virtual ones would keep the processors from all other requests. A bulkhead of SmallRye Fault
 * Tolerance would bound how many requests wait, and not how long.
 */
@Singleton
class Passwords {

    private static final int MIN_CHARACTERS = 5;
    private static final int MAX_CHARACTERS = 32;
    /** The number of bytes that bcrypt uses; it ignores any more. */
    private static final int MAX_BYTES = 72;

    private static final long WAIT_SECONDS = 20;

    /** The hash of no real password, which is compared for an unknown name, so that it takes as long. */
    private static final String DUMMY_HASH = "$2a$%02d$7EqJtq98hPqEX7fNZaFWoOhi5BWX4Z1Z3MxE8lmyy6h6Zy/YPj4Oa";

    private final int cost;
    private final String dummyHash;
    private final Semaphore permits;
    private final ExecutorService threads;

    Passwords(AccountConfig config) {
        cost = config.hashCost();
        dummyHash = DUMMY_HASH.formatted(cost);
        permits = new Semaphore(config.hashesAtOnce(), true);
        threads = Executors.newFixedThreadPool(
                config.hashesAtOnce(),
                Thread.ofPlatform().daemon().name("bcrypt-", 0).factory());
    }

    /** Returns the bcrypt hash of a password that satisfies the rules; otherwise throws {@link Invalid}. */
    String hash(String password) {
        PlainText.requireLine(Field.PASSWORD, password, MIN_CHARACTERS, MAX_CHARACTERS);
        if (bytes(password) > MAX_BYTES) {
            throw new Invalid(Field.PASSWORD, "must have at most " + MAX_BYTES + " bytes in UTF-8");
        }
        return withPermit(() -> BcryptUtil.bcryptHash(password, cost));
    }

    /** Returns whether the password has the hash. Null, for an unknown name, costs as much as a hash. */
    boolean matches(String password, String hash) {
        String candidate = bytes(password) > MAX_BYTES ? "" : password;
        boolean same = withPermit(() -> BcryptUtil.matches(candidate, hash == null ? dummyHash : hash));
        return same && hash != null && candidate.equals(password);
    }

    private <T> T withPermit(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy("signing in");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("signing in");
        }
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } finally {
            permits.release();
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
