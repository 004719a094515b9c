package dev.clipstream.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps Bucket4j's buckets in Redis through the client that the service has anyway. Bucket4j's Redis modules bring
 * another client each, but for bucket4j_jdk17-vertx, which Maven found neither in 8.17 nor in 8.19 at the last try.
 */
final class RedisBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    /** Must exceed the number of simultaneous callers of one bucket, because one of them succeeds in each round. */
    private static final int MAX_RETRIES = 200;

    private static final String PREFIX = "clipstream:limit:";

    /**
     * ARGV[1] is empty if there was no bucket. Returns false if another caller has changed the bucket meanwhile. SETRANGE
     * writes nothing and fails on a replica: there Redis 6 shows a script a bucket that has expired for everybody else.
     */
    private static final String COMPARE_AND_SWAP = """
            if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then
              redis.call('PSETEX', KEYS[1], ARGV[3], ARGV[2])
              return 'OK'
            end
            redis.call('SETRANGE', KEYS[1], 0, '')
            return false
            """;

    private final ReactiveRedisDataSource redis;

    RedisBuckets(ReactiveRedisDataSource redis) {
        super(ClientSideConfig.getDefault()
                .withMaxRetries(MAX_RETRIES)
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(TIMEOUT)));
        this.redis = redis;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String bucket) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return state(bucket);
            }

            @Override
            public boolean compareAndSwap(
                    byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return swap(bucket, before, after, ttlMillis(state));
            }
        };
    }

    private Optional<byte[]> state(String bucket) {
        String state = redis.value(String.class).get(PREFIX + bucket).await().atMost(TIMEOUT);
        return Optional.ofNullable(state).map(Base64.getDecoder()::decode);
    }

    private boolean swap(String bucket, byte[] before, byte[] after, long ttlMillis) {
        Base64.Encoder base64 = Base64.getEncoder();
        return redis.execute(
                                "EVAL",
                                COMPARE_AND_SWAP,
                                "1",
                                PREFIX + bucket,
                                before == null ? "" : base64.encodeToString(before),
                                base64.encodeToString(after),
                                Long.toString(ttlMillis))
                        .await()
                        .atMost(TIMEOUT)
                != null;
    }

    private long ttlMillis(RemoteBucketState state) {
        return getClientSideConfig()
                .getExpirationAfterWriteStrategy()
                .orElseThrow()
                .calculateTimeToLiveMillis(state, currentTimeNanos());
    }

    @Override
    public void removeProxy(String bucket) {
        redis.key().del(PREFIX + bucket).await().atMost(TIMEOUT);
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String bucket) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String bucket) {
        throw new UnsupportedOperationException();
    }
}
