package dev.clipstream.limit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Remembers in Redis which clients have signed in to which account: for 30 days, the last 32 of each account. */
final class KnownClients {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final String CLIENTS = "32";

    private static final String PREFIX = "clipstream:known:";

    private static final String ADD = """
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 'OK'
            """;

    private final ReactiveRedisDataSource redis;

    KnownClients(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    void add(String account, String client, Instant now) {
        redis.execute(
                        "EVAL",
                        ADD,
                        "1",
                        PREFIX + account,
                        digest(account, client),
                        Long.toString(now.toEpochMilli()),
                        Long.toString(MEMORY.toMillis()),
                        CLIENTS)
                .await()
                .atMost(TIMEOUT);
    }

    boolean contain(String account, String client, Instant now) {
        Double addedAt = redis.sortedSet(String.class)
                .zscore(PREFIX + account, digest(account, client))
                .await()
                .atMost(TIMEOUT);
        return addedAt != null && addedAt > now.minus(MEMORY).toEpochMilli();
    }

    /** Shortens the names, which are kept for long. */
    private static String digest(String account, String client) {
        return UUID.nameUUIDFromBytes((account + " " + client).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
