package dev.clipstream.delivery;

import static java.util.stream.Collectors.joining;

import dev.clipstream.account.SignOuts;
import dev.clipstream.account.SignedOut;
import dev.clipstream.cache.ChangeNotices;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings notices of messages to every instance: to this one by a call, to the others by a Redis channel. An instance
 * that could not publish tells the others later since when, and one that lost its subscription knows since when; both
 * then look up in the database what was missed. What a pause keeps from being published must be noted, so a circuit
 * breaker of SmallRye Fault Tolerance would be no shorter than {@code pausedUntil}. Another channel tells the other
 * instances which accounts signed out everywhere. The subscription has the channels of {@link ChangeNotices} too.
 */
@ApplicationScoped
public class MessageBus {

    private static final Logger LOG = Logger.getLogger(MessageBus.class);

    private static final String CHANNEL = "clipstream:messages";
    /** Notices of accounts that signed out everywhere. */
    private static final String SIGN_OUTS = "clipstream:sign-outs";

    /** Begins a line that tells since which millisecond an instance could not publish. */
    private static final String UNPUBLISHED_SINCE = "untold ";

    /** Every instance publishes every 2 s, so a subscription that is silent for longer is dead. */
    private static final Duration SUBSCRIPTION_TIMEOUT = Duration.ofSeconds(7);

    private static final Duration SUBSCRIBE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final String instance = UUID.randomUUID().toString();
    private final Redis connections;
    private final ReactiveRedisDataSource redis;
    private final SignOuts signOuts;
    private final ChangeNotices changes;
    private final List<String> channels;
    private final Clock clock;
    private final MissedSince unpublished = new MissedSince();
    private final MissedSince missed = new MissedSince();
    private volatile Consumer<MessageNotice> subscriber = notice -> {};
    private volatile Instant pausedUntil = Instant.EPOCH;
    private volatile Instant receivedAt;
    private volatile boolean isSubscriptionLost = true;
    /** Is held while Redis answers. */
    private final ReentrantLock subscribing = new ReentrantLock();

    private RedisConnection subscription;

    MessageBus(
            Redis connections, ReactiveRedisDataSource redis, SignOuts signOuts, ChangeNotices changes, Clock clock) {
        this.connections = connections;
        this.redis = redis;
        this.signOuts = signOuts;
        this.changes = changes;
        channels = Stream.concat(Stream.of(CHANNEL, SIGN_OUTS), changes.channels().stream())
                .toList();
        this.clock = clock;
        receivedAt = clock.instant();
    }

    /** Returns when this instance is subscribed, or soon if Redis does not answer: then {@link #keepAlive} tries again. */
    void subscribe(Consumer<MessageNotice> subscriber) {
        this.subscriber = subscriber;
        keepAlive();
    }

    /** Publishes notices here and to the other instances; returns soon also when Redis does not answer. */
    public void publish(List<MessageNotice> notices) {
        notices.forEach(subscriber);
        Instant now = clock.instant();
        if (notices.isEmpty()) {
            return;
        }
        if (now.isBefore(pausedUntil)) {
            unpublished.add(now);
            return;
        }
        try {
            send(CHANNEL, notices.stream().map(MessageNotice::asText).collect(joining("\n")));
        } catch (RuntimeException e) {
            unpublished.add(now);
            pause(e);
        }
    }

    /** Tells the other instances who signed out. Those that are not told find out by {@link SignOuts#refresh}. */
    void publish(@Observes SignedOut signedOut) {
        if (clock.instant().isBefore(pausedUntil)) {
            return;
        }
        try {
            send(SIGN_OUTS, signedOut.accountId() + " " + signedOut.generation());
        } catch (RuntimeException e) {
            pause(e);
        }
    }

    /** Returns, once, the moment from which notices may have been missed here; the caller redelivers. */
    Optional<Instant> takeMissed() {
        return missed.take();
    }

    void addMissed(Instant since) {
        missed.add(since);
    }

    /**
     * Subscribes again if the subscription is silent. Publishes the time since which this instance could not publish, or
     * an empty line, which shows to every subscription that it is alive. To be called every 2 s.
     */
    void keepAlive() {
        subscribing.lock();
        try {
            keepAliveNow();
        } finally {
            subscribing.unlock();
        }
    }

    private void keepAliveNow() {
        Optional<Instant> since = unpublished.take();
        try {
            Instant now = clock.instant();
            if (isSubscriptionLost || receivedAt.plus(SUBSCRIPTION_TIMEOUT).isBefore(now)) {
                isSubscriptionLost = true;
                missed.add(receivedAt);
                receivedAt = now;
                resubscribe();
                // While Redis subscribed, somebody may have taken the moment above and looked.
                missed.add(now);
            }
            send(
                    CHANNEL,
                    since.map(moment -> UNPUBLISHED_SINCE + moment.toEpochMilli())
                            .orElse(""));
            pausedUntil = Instant.EPOCH;
        } catch (RuntimeException e) {
            since.ifPresent(unpublished::add);
            warn(e);
        }
    }

    private void pause(RuntimeException failure) {
        pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
        warn(failure);
    }

    private static void warn(RuntimeException failure) {
        LOG.warnf("Redis does not answer: messages reach other instances late (%s)", failure.getMessage());
    }

    private void send(String channel, String text) {
        redis.execute("PUBLISH", channel, instance + "\n" + text).await().atMost(PUBLISH_TIMEOUT);
    }

    /**
     * Returns when Redis has confirmed every channel, which it tells the handler: the command itself is done as soon as it
     * is written.
     */
    private void resubscribe() {
        unsubscribe();
        subscription = connect();
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        subscription.handler(answer -> {
            if (answer.get(0).toString().equals("subscribe") && answer.get(2).toInteger() == channels.size()) {
                confirmed.complete(null);
            }
            receive(answer);
        });
        subscription.endHandler(this::loseSubscription);
        subscription.exceptionHandler(failure -> loseSubscription());
        Request subscribe = Request.cmd(Command.SUBSCRIBE);
        channels.forEach(subscribe::arg);
        subscription.send(subscribe).subscribe().with(written -> {}, confirmed::completeExceptionally);
        require(confirmed, "no subscription");
        receivedAt = clock.instant();
        isSubscriptionLost = false;
        changes.subscribed();
    }

    private static <T> T require(CompletableFuture<T> future, String otherwise) {
        try {
            return future.get(SUBSCRIBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise + ": " + e, e);
        }
    }

    /** Returns a connection of the pool; one that comes too late is given back. */
    private RedisConnection connect() {
        CompletableFuture<RedisConnection> connecting = connections.connect().subscribeAsCompletionStage();
        try {
            return require(connecting, "no connection");
        } catch (IllegalStateException e) {
            connecting.thenAccept(RedisConnection::closeAndForget);
            throw e;
        }
    }

    private void unsubscribe() {
        if (subscription != null) {
            subscription.endHandler(() -> {});
            subscription.exceptionHandler(failure -> {});
            subscription
                    .close()
                    .subscribe()
                    .with(closed -> {}, failure -> LOG.debugf(failure, "The subscription was closed already"));
            subscription = null;
        }
    }

    private void loseSubscription() {
        isSubscriptionLost = true;
    }

    /** Takes an answer of Redis: "message", the channel and the text, or that the connection has subscribed. */
    private void receive(Response answer) {
        receivedAt = clock.instant();
        if (answer.get(0).toString().equals("message")) {
            receive(answer.get(1).toString(), answer.get(2).toString().lines().toList());
        }
    }

    private void receive(String channel, List<String> lines) {
        if (changes.channels().contains(channel)) {
            changes.receive(channel, lines);
        } else if (!lines.getFirst().equals(instance)) {
            lines.stream().skip(1).forEach(channel.equals(SIGN_OUTS) ? this::receiveSignOut : this::receive);
        }
    }

    private void receive(String line) {
        if (line.startsWith(UNPUBLISHED_SINCE)) {
            missed.add(Instant.ofEpochMilli(Long.parseLong(line.substring(UNPUBLISHED_SINCE.length()))));
        } else {
            subscriber.accept(MessageNotice.parse(line));
        }
    }

    private void receiveSignOut(String line) {
        String[] parts = line.split(" ");
        signOuts.learn(new SignedOut(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), clock.instant()));
    }
}
