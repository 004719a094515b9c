package dev.clipstream.recount;

import dev.clipstream.cache.Changes;
import dev.clipstream.database.Sql;
import dev.clipstream.database.Transactions;
import dev.clipstream.job.JobLock;
import dev.clipstream.read.Visibility;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Compares every counter with the rows that it counts, repairs what has drifted and reports it. A suspect is counted
 * again while its row is locked: writers change the rows and the counter in one transaction, and wait.
 */
@Singleton
public class RecountJob {

    private static final Logger LOG = Logger.getLogger(RecountJob.class);
    private static final String JOB = "recount";
    private static final long BATCH = 1000;

    private static final String PUBLIC = "(" + Visibility.toEverybodyInSql("v") + ")";

    static final List<Counter> COUNTERS = List.of(
            new Counter("account", "follow_count", "select count(*) from follow f where f.follower_id = t.id"),
            new Counter("account", "follower_count", "select count(*) from follow f where f.followee_id = t.id"),
            new Counter("account", "work_count", "select count(*) from video v where v.author_id = t.id"),
            new Counter(
                    "account",
                    "private_work_count",
                    "select count(*) from video v where v.author_id = t.id and not " + PUBLIC),
            new Counter(
                    "account",
                    "private_like_count",
                    "select count(*) from video v join video_like l on l.video_id = v.id where v.author_id = t.id and not "
                            + PUBLIC),
            new Counter("account", "favorite_count", "select count(*) from video_like l where l.account_id = t.id"),
            new Counter(
                    "account",
                    "total_favorited",
                    "select count(*) from video v join video_like l on l.video_id = v.id where v.author_id = t.id"),
            new Counter("video", "favorite_count", "select count(*) from video_like l where l.video_id = t.id"),
            new Counter("video", "comment_count", "select count(*) from comment c where c.video_id = t.id"),
            new Counter("comment", "reply_count", "select count(*) from comment r where r.father_id = t.id"),
            new Counter("comment", "like_count", "select count(*) from comment_like l where l.comment_id = t.id"));

    private final Changes changes;
    private final Transactions transactions;
    private final JobLock lock;
    private final RecountConfig config;

    RecountJob(Changes changes, Transactions transactions, JobLock lock, RecountConfig config) {
        this.changes = changes;
        this.transactions = transactions;
        this.lock = lock;
        this.config = config;
    }

    @Scheduled(identity = JOB, every = "10m", delayed = "10m")
    @RunOnVirtualThread
    void recount() {
        lock.runOncePer(config.every(), JOB, () -> LOG.infof("Recounted; %d counters were wrong", repairAll()));
    }

    /** Repairs all counters and returns the number of wrong ones. */
    public int repairAll() {
        return COUNTERS.stream().mapToInt(this::repair).sum();
    }

    private int repair(Counter counter) {
        int repaired = 0;
        long last = number("select coalesce(max(id), 0) from " + counter.table());
        for (long from = 0; from < last; from += BATCH) {
            for (long id : suspects(counter, from)) {
                repaired += transactions.call(() -> repair(counter, id)) ? 1 : 0;
            }
        }
        return repaired;
    }

    private List<Long> suspects(Counter counter, long from) {
        return Sql.numbers(counter.selectSuspects(), from, from + BATCH);
    }

    private boolean repair(Counter counter, long id) {
        List<Long> locked = Sql.numbers(counter.selectLocked(), id);
        if (locked.isEmpty()) {
            return false;
        }
        long value = locked.getFirst();
        long counted = number(counter.selectCounted(), id);
        if (value == counted) {
            return false;
        }
        Sql.update(counter.update(), counted, id);
        switch (counter.table()) {
            case "account" -> changes.ofAccount(id);
            case "video" -> changes.ofVideo(id);
            case "comment" -> changes.ofVideo(number("select video_id from comment where id = ?1", id));
            default -> {}
        }
        LOG.warnf("Corrected %s.%s of id %d from %d to %d", counter.table(), counter.column(), id, value, counted);
        return true;
    }

    private static long number(String sql, Object... parameters) {
        return Sql.numbers(sql, parameters).getFirst();
    }
}
