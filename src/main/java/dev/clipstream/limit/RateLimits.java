package dev.clipstream.limit;

import dev.clipstream.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Refuses what happens too often. While Redis does not answer, each instance counts for itself. */
@ApplicationScoped
public class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(10);
    private static final float LOAD_FACTOR = 0.75f;

    private final LimitConfig config;
    private final Clock clock;
    private final RedisBuckets shared;
    private final Refusals refusals;
    private final Map<String, Bucket> own;
    private volatile Instant redisPausedUntil = Instant.EPOCH;

    RateLimits(LimitConfig config, Clock clock, ReactiveRedisDataSource redis, Refusals refusals) {
        this.config = config;
        this.clock = clock;
        this.shared = new RedisBuckets(redis);
        this.refusals = refusals;
        this.own = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > config.fallbackBuckets();
            }
        };
    }

    /** The limit of the short-video family, if there is one. */
    public Optional<Rate> shortVideo() {
        return config.shortVideoPerMinute().map(requests -> new Rate(requests, Duration.ofMinutes(1), requests));
    }

    /**
     * Takes a token from a bucket.
     *
     * @throws Problem.TooManyRequests if it is empty
     */
    public void take(Allowance allowance, Rate rate) {
        if (config.enabled() && !tryTake(allowance.bucket(), rate)) {
            throw refusals.of(allowance.family(), allowance.operation());
        }
    }

    private boolean tryTake(String bucket, Rate rate) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.period()))
                .build();
        if (!clock.instant().isBefore(redisPausedUntil)) {
            try {
                return shared.getProxy(bucket, () -> configuration).tryConsume(1);
            } catch (BucketExceptions.BucketExecutionException e) {
                LOG.debug("So many ask for one bucket at once that it is too many", e);
                return false;
            } catch (RuntimeException e) {
                redisPausedUntil = clock.instant().plus(REDIS_PAUSE);
                LOG.warn("Redis does not answer: for now this instance counts requests for itself", e);
            }
        }
        synchronized (own) {
            return own.computeIfAbsent(bucket, name -> local(rate)).tryConsume(1);
        }
    }

    private static Bucket local(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.period()))
                .build();
    }
}
