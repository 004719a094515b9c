package dev.clipstream.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Makes rate limits for tests, whose service has none. */
@Singleton
public final class TestLimits {

    private final Clock clock;
    private final ReactiveRedisDataSource redis;
    private final MeterRegistry meters;

    TestLimits(Clock clock, ReactiveRedisDataSource redis, MeterRegistry meters) {
        this.clock = clock;
        this.redis = redis;
        this.meters = meters;
    }

    /** Returns the limits of another instance with the default configuration and these values. */
    public RateLimits with(Map<String, String> values) {
        return new RateLimits(config(values), clock, redis, meters);
    }

    private static LimitConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LimitConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .build()
                .getConfigMapping(LimitConfig.class);
    }
}
