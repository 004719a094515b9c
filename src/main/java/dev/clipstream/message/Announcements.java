package dev.clipstream.message;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells every instance of new messages, by publishing in Redis. What is lost on the way is overdue, and told again. */
@ApplicationScoped
class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private static final String CHANNEL = "clipstream:messages";
    /** Sent now and then by everyone, to see whether anything comes. */
    private static final String PULSE = "pulse";

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(7);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Redis connections;
    private final PubSubCommands<String> redis;
    private final Clock clock;
    private volatile Consumer<Announcement> listener = announcement -> {};
    private volatile Instant heardAt = Instant.EPOCH;
    private RedisConnection subscribed;

    Announcements(Redis connections, RedisDataSource redis, Clock clock) {
        this.connections = connections;
        this.redis = redis.pubsub(String.class);
        this.clock = clock;
    }

    void listen(Consumer<Announcement> listener) {
        this.listener = listener;
    }

    /** Without Redis this instance is told all the same. */
    void publish(Announcement announcement) {
        try {
            redis.publish(CHANNEL, announcement.asText());
        } catch (RuntimeException e) {
            LOG.debugf(e, "Message %d is announced on this instance alone", announcement.messageId());
            listener.accept(announcement);
        }
    }

    /** Subscribes if nothing has come for a while; to be called often. */
    synchronized void keepListening() {
        try {
            if (heardAt.plus(LONGEST_SILENCE).isBefore(clock.instant())) {
                subscribe();
            }
            redis.publish(CHANNEL, PULSE);
        } catch (RuntimeException e) {
            LOG.warnf("Redis does not answer: messages to other instances come late (%s)", e.getMessage());
        }
    }

    /** The handler stands before the command is sent: the data source's own subscriptions sometimes miss the answer. */
    private void subscribe() {
        leave();
        subscribed = connections.connect().await().atMost(PATIENCE);
        subscribed.handler(this::hear);
        subscribed.endHandler(this::lose);
        subscribed.exceptionHandler(failure -> lose());
        subscribed.send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL)).await().atMost(PATIENCE);
        heardAt = clock.instant();
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
        heardAt = Instant.EPOCH;
    }

    /** An answer of Redis: "message", the channel and the text, or that one has subscribed. */
    private void hear(Response answer) {
        heardAt = clock.instant();
        if (answer.get(0).toString().equals("message")) {
            String text = answer.get(2).toString();
            if (!text.equals(PULSE)) {
                listener.accept(Announcement.parse(text));
            }
        }
    }
}
