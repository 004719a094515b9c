package dev.clipstream.job;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets a job run on one instance at a time. The lock is in Redis and expires if its holder dies. ShedLock would hold the
 * lock of {@link #runOncePer} for the whole period also after a failure.
 */
@ApplicationScoped
public class JobLock {

    private static final String DELETE_IF_MINE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final RedisDataSource redis;
    private final JobMeters meters;

    JobLock(RedisDataSource redis, JobMeters meters) {
        this.redis = redis;
        this.meters = meters;
    }

    /** Throws if Redis does not answer. */
    void ping() {
        redis.execute("PING");
    }

    /**
     * Runs {@code work} unless an instance has started the job within the period, and returns whether it ran. After a
     * failure the job may run again at once.
     */
    public boolean runOncePer(Duration period, String job, Runnable work) {
        String key = key(job);
        if (redis.execute("SET", key, "", "NX", "PX", Long.toString(period.toMillis())) == null) {
            meters.markSkipped(job);
            return false;
        }
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            redis.execute("DEL", key);
            throw e;
        }
    }

    /** Runs {@code work} unless the job is running somewhere else, and returns whether it ran. */
    public boolean run(String job, Duration expiry, Runnable work) {
        String key = key(job);
        String mine = UUID.randomUUID().toString();
        if (redis.execute("SET", key, mine, "NX", "PX", Long.toString(expiry.toMillis())) == null) {
            meters.markSkipped(job);
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            redis.execute("EVAL", DELETE_IF_MINE, "1", key, mine);
        }
    }

    private static String key(String job) {
        return "clipstream:job:" + job;
    }
}
