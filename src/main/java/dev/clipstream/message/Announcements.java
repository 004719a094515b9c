package dev.clipstream.message;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.quarkus.redis.datasource.pubsub.PubSubCommands.RedisSubscriber;
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

    private final PubSubCommands<String> redis;
    private final Clock clock;
    private volatile Consumer<Announcement> listener = announcement -> {};
    private volatile Instant heardAt = Instant.EPOCH;
    private RedisSubscriber subscriber;

    Announcements(RedisDataSource redis, Clock clock) {
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

    private void subscribe() {
        RedisSubscriber old = subscriber;
        subscriber = redis.subscribe(CHANNEL, this::hear, this::lose, failure -> lose());
        heardAt = clock.instant();
        if (old != null) {
            unsubscribe(old);
        }
    }

    private static void unsubscribe(RedisSubscriber old) {
        try {
            old.unsubscribe();
        } catch (RuntimeException e) {
            LOG.debugf(e, "The connection of a lost subscription is gone");
        }
    }

    private void lose() {
        heardAt = Instant.EPOCH;
    }

    private void hear(String text) {
        heardAt = clock.instant();
        if (!text.equals(PULSE)) {
            listener.accept(Announcement.parse(text));
        }
    }
}
