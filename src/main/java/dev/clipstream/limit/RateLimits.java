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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private final MeterRegistry meters;
    private final Cache<String, Bucket> own;
    private volatile Instant redisPausedUntil = Instant.EPOCH;

    RateLimits(LimitConfig config, Clock clock, ReactiveRedisDataSource redis, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.shared = new RedisBuckets(redis, clock);
        this.meters = meters;
        this.own = Caffeine.newBuilder().maximumSize(config.fallbackBuckets()).build();
    }

    /** The limit of the short-video family, if there is one. */
    public Optional<Rate> shortVideo() {
        return config.shortVideoPerMinute().map(requests -> new Rate(requests, Duration.ofMinutes(1), requests));
    }

    /**
     * Takes a token from the bucket of a client and an operation of a family.
     *
     * @throws Problem.TooManyRequests if it is empty
     */
    public void take(String family, String operation, String client, Rate rate) {
        if (config.enabled() && !tryTake(family + ":" + operation + ":" + client, rate)) {
            countRefused(family, operation);
            throw new Problem.TooManyRequests();
        }
    }

    /** Counts what was refused because it came too often; there are few families and operations. */
    public void countRefused(String family, String operation) {
        meters.counter("clipstream.rate.limited", "family", family, "operation", operation)
                .increment();
    }

    private boolean tryTake(String bucket, Rate rate) {
        Bandwidth bandwidth = BandwidthBuilder.builder()
                .capacity(rate.burst())
                .refillGreedy(rate.requests(), rate.period())
                .build();
        if (!clock.instant().isBefore(redisPausedUntil)) {
            try {
                BucketConfiguration limits =
                        BucketConfiguration.builder().addLimit(bandwidth).build();
                return shared.getProxy(bucket, () -> limits).tryConsume(1);
            } catch (BucketExceptions.BucketExecutionException e) {
                LOG.debug("Refused a request: too many requests ask for one bucket at the same time", e);
                return false;
            } catch (RuntimeException e) {
                redisPausedUntil = clock.instant().plus(REDIS_PAUSE);
                LOG.warn("Redis does not answer: for now this instance counts requests for itself", e);
            }
        }
        return own.get(bucket, name -> Bucket.builder().addLimit(bandwidth).build())
                .tryConsume(1);
    }
}
