package dev.clipstream.message;

import static java.util.stream.Collectors.joining;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells every instance of new messages, this one directly, the others by publishing in Redis. Who could not publish says
 * later since when, and who could not hear knows it too: what is missing then is looked up.
 */
@ApplicationScoped
class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private static final String CHANNEL = "clipstream:messages";
    /** Followed by the millisecond since when something was not published. */
    private static final String UNTOLD = "untold ";

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(7);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final String instance = UUID.randomUUID().toString();
    private final Redis connections;
    private final ReactiveRedisDataSource redis;
    private final Clock clock;
    private final Gap untold = new Gap();
    private final Gap unheard = new Gap();
    private volatile Consumer<Announcement> listener = announcement -> {};
    private volatile Instant pausedUntil = Instant.EPOCH;
    private volatile Instant heardAt;
    private volatile boolean lost = true;
    private RedisConnection subscribed;

    Announcements(Redis connections, ReactiveRedisDataSource redis, Clock clock) {
        this.connections = connections;
        this.redis = redis;
        this.clock = clock;
        heardAt = clock.instant();
    }

    void listen(Consumer<Announcement> listener) {
        this.listener = listener;
    }

    /** Costs little when Redis does not answer. */
    void publish(List<Announcement> announcements) {
        announcements.forEach(listener);
        Instant now = clock.instant();
        if (announcements.isEmpty()) {
            return;
        }
        if (now.isBefore(pausedUntil)) {
            untold.open(now);
            return;
        }
        try {
            send(announcements.stream().map(Announcement::asText).collect(joining("\n")));
        } catch (RuntimeException e) {
            untold.open(now);
            pausedUntil = clock.instant().plus(PAUSE);
            LOG.warnf("Redis does not answer: messages to other instances come late (%s)", e.getMessage());
        }
    }

    /** Since when announcements may be missing here that were not before; the caller sees to it. */
    Optional<Instant> missing() {
        return unheard.close();
    }

    void missingSince(Instant moment) {
        unheard.open(moment);
    }

    /** Subscribes if nothing has come for a while, and shows that this instance is there; to be called often. */
    synchronized void keepListening() {
        Optional<Instant> since = untold.close();
        try {
            Instant now = clock.instant();
            if (lost || heardAt.plus(LONGEST_SILENCE).isBefore(now)) {
                lost = true;
                unheard.open(heardAt);
                heardAt = now;
                subscribe();
            }
            send(since.map(moment -> UNTOLD + moment.toEpochMilli()).orElse(""));
            pausedUntil = Instant.EPOCH;
        } catch (RuntimeException e) {
            since.ifPresent(untold::open);
            LOG.warnf("Redis does not answer: messages to other instances come late (%s)", e.getMessage());
        }
    }

    private void send(String text) {
        redis.execute("PUBLISH", CHANNEL, instance + "\n" + text).await().atMost(TIMEOUT);
    }

    /** The handler stands before the command is sent: the data source's own subscriptions sometimes miss the answer. */
    private void subscribe() {
        leave();
        subscribed = connect();
        subscribed.handler(this::hear);
        subscribed.endHandler(this::lose);
        subscribed.exceptionHandler(failure -> lose());
        subscribed.send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL)).await().atMost(PATIENCE);
        heardAt = clock.instant();
        lost = false;
    }

    /** A connection that comes too late is given back: the pool knows of it. */
    private RedisConnection connect() {
        CompletableFuture<RedisConnection> connecting = connections.connect().subscribeAsCompletionStage();
        try {
            return connecting.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            connecting.thenAccept(RedisConnection::closeAndForget);
            throw new IllegalStateException("no connection: " + e, e);
        }
    }

    private void leave() {
        if (subscribed != null) {
            subscribed.endHandler(() -> {});
            subscribed.exceptionHandler(failure -> {});
            subscribed.close().subscribe().with(closed -> {}, failure -> LOG.debugf(failure, "It was closed already"));
            subscribed = null;
        }
    }

    private void lose() {
        lost = true;
    }

    /** An answer of Redis: "message", the channel and the text, or that one has subscribed. */
    private void hear(Response answer) {
        heardAt = clock.instant();
        if (answer.get(0).toString().equals("message")) {
            List<String> lines = answer.get(2).toString().lines().toList();
            if (!lines.getFirst().equals(instance)) {
                lines.stream().skip(1).forEach(this::hear);
            }
        }
    }

    private void hear(String line) {
        if (line.startsWith(UNTOLD)) {
            unheard.open(Instant.ofEpochMilli(Long.parseLong(line.substring(UNTOLD.length()))));
        } else {
            listener.accept(Announcement.parse(line));
        }
    }
}
