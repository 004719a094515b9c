package dev.clipstream.limit;

import io.github.bucket4j.TimeMeter;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The time of Redis, which is asked once a minute. A bucket that was filled by an instance whose clock is ahead would
 * otherwise stay empty for the other instances until their clocks are as late.
 */
final class RedisTime implements TimeMeter {

    private static final Duration ASK_EVERY = Duration.ofMinutes(1);

    private final ReactiveRedisDataSource redis;
    private final Clock clock;
    private volatile Difference last = new Difference(Duration.ZERO, Instant.MIN);

    /** How far Redis is ahead of this instance, and until when that holds. */
    private record Difference(Duration ahead, Instant until) {}

    RedisTime(ReactiveRedisDataSource redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public long currentTimeNanos() {
        Instant now = clock.instant();
        Difference known = last;
        if (now.isAfter(known.until)) {
            known = new Difference(Duration.between(now, ask()), now.plus(ASK_EVERY));
            last = known;
        }
        return Duration.between(Instant.EPOCH, now.plus(known.ahead)).toNanos();
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }

    private Instant ask() {
        Response time = redis.execute("TIME").await().atMost(RedisBuckets.TIMEOUT);
        return Instant.ofEpochSecond(
                time.get(0).toLong(), TimeUnit.MICROSECONDS.toNanos(time.get(1).toLong()));
    }
}
