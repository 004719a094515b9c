package dev.clipstream.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.problem.Problem;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Refuses what happens too often, and counts it. While Redis does not answer, each instance counts for itself. A circuit
 * breaker of SmallRye Fault Tolerance would be configured in as many lines as {@code redisPausedUntil} takes.
 */
@ApplicationScoped
public class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(10);

    private final LimitConfig config;
    private final Clock clock;
    private final RedisBuckets shared;
    private final KnownClients known;
    private final MeterRegistry meters;
    private final Cache<String, Bucket> own;
    private volatile Instant redisPausedUntil = Instant.EPOCH;

    RateLimits(LimitConfig config, Clock clock, ReactiveRedisDataSource redis, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.shared = new RedisBuckets(redis);
        this.known = new KnownClients(redis);
        this.meters = meters;
        this.own = Caffeine.newBuilder().maximumSize(config.fallbackBuckets()).build();
    }

    /** The limit of the short-video family, if there is one. */
    public Optional<Rate> shortVideo() {
        return config.shortVideoPerMinute().map(requests -> new Rate(requests, Duration.ofMinutes(1), requests));
    }

    /** How many accounts the clients of one address may create. */
    public Rate registrations() {
        return new Rate(config.registrationsPerHour(), Duration.ofHours(1), config.registrationsPerHour());
    }

    /** How many KiB one account may store. */
    public Rate accountKib() {
        return aDay(config.accountBytesPerDay());
    }

    /** How many KiB all accounts together may store from one address. */
    public Rate addressKib() {
        return aDay(config.addressBytesPerDay());
    }

    /**
     * Takes a token from the bucket of a client and an operation of a family.
     *
     * @throws Problem.TooManyRequests if it is empty
     */
    public void take(String family, String operation, String client, Rate rate) {
        take(List.of(new Limit(family, operation, client, rate)), 1);
    }

    /**
     * Takes as many tokens from each of the buckets, or none at all, and returns the limits.
     *
     * @throws Problem.TooManyRequests if one of them has too few
     */
    public List<Limit> take(List<Limit> limits, long tokens) {
        firstEmpty(limits, tokens).ifPresent(empty -> {
            countRefused(empty.family(), empty.operation());
            throw new Problem.TooManyRequests();
        });
        return limits;
    }

    /** Takes as many tokens from each of the buckets, or returns false and takes none at all. */
    public boolean tryTake(List<Limit> limits, long tokens) {
        return firstEmpty(limits, tokens).isEmpty();
    }

    private Optional<Limit> firstEmpty(List<Limit> limits, long tokens) {
        List<Limit> taken = new ArrayList<>();
        for (Limit limit : config.enabled() ? limits : List.<Limit>of()) {
            if (!inBucket(limit, bucket -> bucket.tryConsume(tokens))) {
                giveBack(taken, tokens);
                return Optional.of(limit);
            }
            taken.add(limit);
        }
        return Optional.empty();
    }

    /** Puts tokens back, because what they were taken for did not happen or does not count. */
    public void giveBack(List<Limit> limits, long tokens) {
        if (config.enabled()) {
            limits.forEach(limit -> inBucket(limit, bucket -> {
                bucket.addTokens(tokens);
                return true;
            }));
        }
    }

    /** Remembers for 30 days that the client has signed in to the account. */
    public void remember(String account, String client) {
        if (config.enabled()) {
            unlessPaused(
                    () -> {
                        known.add(account, client, clock.instant());
                        return true;
                    },
                    () -> false);
        }
    }

    /** Returns whether the client has signed in to the account in the last 30 days; false while Redis is away. */
    public boolean knows(String account, String client) {
        return config.enabled() && unlessPaused(() -> known.contain(account, client, clock.instant()), () -> false);
    }

    /** Counts what was refused because it came too often; there are few families and operations. */
    public void countRefused(String family, String operation) {
        meters.counter("clipstream.rate.limited", "family", family, "operation", operation)
                .increment();
    }

    private static Rate aDay(MemorySize size) {
        long kib = Math.ceilDiv(size.asLongValue(), 1024);
        return new Rate(kib, Duration.ofDays(1), kib);
    }

    private boolean inBucket(Limit limit, Predicate<Bucket> action) {
        Rate rate = limit.rate();
        Bandwidth bandwidth = BandwidthBuilder.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.requests(), rate.period())
                .build();
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(bandwidth).build();
        return unlessPaused(
                () -> action.test(shared.getProxy(limit.bucket(), () -> configuration)),
                () -> action.test(own.get(
                        limit.bucket(),
                        name -> Bucket.builder().addLimit(bandwidth).build())));
    }

    /** Runs the command in Redis, or else the other here if Redis does not answer or has not answered lately. */
    private boolean unlessPaused(BooleanSupplier inRedis, BooleanSupplier here) {
        if (!clock.instant().isBefore(redisPausedUntil)) {
            try {
                return inRedis.getAsBoolean();
            } catch (BucketExceptions.BucketExecutionException e) {
                LOG.debug("Refused a request: too many requests ask for one bucket at the same time", e);
                return false;
            } catch (RuntimeException e) {
                redisPausedUntil = clock.instant().plus(REDIS_PAUSE);
                LOG.warn("Redis does not answer: for now this instance counts requests for itself", e);
            }
        }
        return here.getAsBoolean();
    }
}
